namespace ReleaseOrchestration.Cli.Access;

/// <summary>A new API key, shown this once.</summary>
internal sealed record CreatedApiKey
{
    public required string Key { get; init; }

    public required ApiKeyLine ApiKey { get; init; }
}
