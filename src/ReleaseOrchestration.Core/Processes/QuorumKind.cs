namespace ReleaseOrchestration.Core.Processes;

/// <summary>How many approvals are enough.</summary>
public enum QuorumKind
{
    /// <summary>Any one.</summary>
    One,

    /// <summary>More than half of the approvers; a group is one seat.</summary>
    Majority,

    /// <summary>All approvers; a group is one seat.</summary>
    All,

    /// <summary>A number of people.</summary>
    Count,
}
