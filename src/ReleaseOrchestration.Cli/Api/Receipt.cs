namespace ReleaseOrchestration.Cli.Api;

/// <summary>The answer to what a person asks of a running release.</summary>
internal sealed record Receipt
{
    /// <summary>Null when the release has not answered yet.</summary>
    public bool? Accepted { get; init; }

    public string Message { get => field ?? string.Empty; init; }
}
