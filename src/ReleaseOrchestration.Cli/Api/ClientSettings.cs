namespace ReleaseOrchestration.Cli.Api;

/// <summary>Where requests go, and in whose name.</summary>
internal sealed record ClientSettings
{
    /// <summary>Ends with a slash.</summary>
    public required Uri Server { get; init; }

    public required string User { get; init; }

    public string Groups { get; init; } = string.Empty;

    /// <summary>A token or an API key; null for none.</summary>
    public string? Credential { get; init; }

    public string? IdempotencyKey { get; init; }
}
