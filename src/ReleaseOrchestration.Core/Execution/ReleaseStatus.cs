namespace ReleaseOrchestration.Core.Execution;

/// <summary>The status of a release.</summary>
public enum ReleaseStatus
{
    /// <summary>Being prepared.</summary>
    Draft,

    /// <summary>Will start at a time.</summary>
    Scheduled,

    /// <summary>At least one node runs, or will by itself.</summary>
    Running,

    /// <summary>It waits for people.</summary>
    OnHold,

    /// <summary>No node and no attempt starts.</summary>
    Paused,

    /// <summary>Ended; every node satisfied.</summary>
    Succeeded,

    /// <summary>Ended; something was ignored.</summary>
    PartiallySucceeded,

    /// <summary>Ended; at least one phase failed.</summary>
    Failed,

    /// <summary>Ended by a person.</summary>
    Aborted,
}
