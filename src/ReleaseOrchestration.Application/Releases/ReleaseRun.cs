using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>One run of a release: the first, or one that a restart began.</summary>
public sealed record ReleaseRun
{
    /// <summary>1 for the first.</summary>
    public int Run { get; init; }

    /// <summary>The status of the release in it.</summary>
    public ReleaseStatus Status { get; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who began it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Of a later run: the phase or activity from which everything runs again; null for the first.</summary>
    public string? From { get; init; }

    /// <summary>Of a later run: why the release was restarted; null for the first.</summary>
    public string? RestartReason { get; init; }

    internal static ReleaseRun Of(int run, NodeView root, ReleaseRecord record) => new()
    {
        Run = run,
        Status = Enum.Parse<ReleaseStatus>(root.Status),
        Reason = root.Reason,
        StartedAt = root.Restart?.At ?? record.StartedAt,
        StartedBy = root.Restart?.By ?? record.StartedBy,
        EndedAt = root.EndedAt,
        From = root.Restart?.From,
        RestartReason = root.Restart?.Reason,
    };
}
