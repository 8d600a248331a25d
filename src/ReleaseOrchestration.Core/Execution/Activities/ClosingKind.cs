namespace ReleaseOrchestration.Core.Execution;

/// <summary>Why a manual activity closes while subprocesses of its tasks run.</summary>
public enum ClosingKind
{
    /// <summary>The release was aborted.</summary>
    Abort,

    /// <summary>An approver rejected, or nobody decided in time.</summary>
    Reject,

    /// <summary>A required task failed, or the time was up.</summary>
    Fail,
}
