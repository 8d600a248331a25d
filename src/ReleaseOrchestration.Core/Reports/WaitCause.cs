namespace ReleaseOrchestration.Core.Reports;

/// <summary>What waits for people.</summary>
public enum WaitCause
{
    /// <summary>A decision of an approver.</summary>
    SignOff,

    /// <summary>A task of a manual activity.</summary>
    Task,

    /// <summary>A failure, until somebody decided what comes next.</summary>
    Hold,
}
