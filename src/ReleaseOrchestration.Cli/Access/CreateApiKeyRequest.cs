namespace ReleaseOrchestration.Cli.Access;

/// <summary>What an API key is to be.</summary>
internal sealed record CreateApiKeyRequest
{
    public required string Name { get; init; }

    public required string[] Roles { get; init; }

    public string[]? Tags { get; init; }

    public string[]? Environments { get; init; }

    public string[]? Processes { get; init; }

    public string? ExpiresIn { get; init; }
}
