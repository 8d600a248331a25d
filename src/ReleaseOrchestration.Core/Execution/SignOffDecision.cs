namespace ReleaseOrchestration.Core.Execution;

/// <summary>What an approver decides.</summary>
public enum SignOffDecision
{
    /// <summary>Yes.</summary>
    Approve,

    /// <summary>No.</summary>
    Reject,
}
