namespace ReleaseOrchestration.Cli.Releases;

/// <summary>One run of a release.</summary>
internal sealed record ReleaseRunLine
{
    public int Run { get; init; }

    public string Status { get => field ?? string.Empty; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public string StartedBy { get => field ?? string.Empty; init; }

    public string From { get => field ?? string.Empty; init; }

    public string RestartReason { get => field ?? string.Empty; init; }
}
