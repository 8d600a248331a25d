namespace ReleaseOrchestration.Core.Execution;

/// <summary>The status of an activity.</summary>
public enum ActivityStatus
{
    /// <summary>Not started.</summary>
    Pending,

    /// <summary>Waits for a lock.</summary>
    Queued,

    /// <summary>Waits for a machine.</summary>
    Running,

    /// <summary>Waits for people.</summary>
    OnHold,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended badly.</summary>
    Failed,

    /// <summary>Failed, and a person or its definition said to go on.</summary>
    Ignored,

    /// <summary>Never started, and never will.</summary>
    Skipped,

    /// <summary>Ended because the release was aborted.</summary>
    Aborted,
}
