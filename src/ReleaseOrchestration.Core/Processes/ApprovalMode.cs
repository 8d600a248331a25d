namespace ReleaseOrchestration.Core.Processes;

/// <summary>In which order approvers are asked.</summary>
public enum ApprovalMode
{
    /// <summary>All at once.</summary>
    Parallel,

    /// <summary>One after the other, in the order of the list.</summary>
    Sequential,
}
