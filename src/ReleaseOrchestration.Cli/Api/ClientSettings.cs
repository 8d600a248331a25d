namespace ReleaseOrchestration.Cli.Api;

/// <summary>Where requests go, and in whose name.</summary>
internal sealed record ClientSettings
{
    /// <summary>Ends with a slash.</summary>
    public required Uri Server { get; init; }

    public required string User { get; init; }

    public string Groups { get; init; } = string.Empty;

    public string? IdempotencyKey { get; init; }
}
