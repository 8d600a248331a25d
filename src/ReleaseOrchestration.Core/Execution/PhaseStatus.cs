namespace ReleaseOrchestration.Core.Execution;

/// <summary>The status of a phase.</summary>
public enum PhaseStatus
{
    /// <summary>Not started.</summary>
    Pending,

    /// <summary>At least one activity runs, or will by itself.</summary>
    InProgress,

    /// <summary>It waits for people.</summary>
    OnHold,

    /// <summary>Ended; all activities satisfied.</summary>
    Completed,

    /// <summary>Ended; at least one activity failed.</summary>
    Failed,

    /// <summary>Never started, and never will.</summary>
    Skipped,

    /// <summary>Ended because the release was aborted.</summary>
    Aborted,
}
