namespace ReleaseOrchestration.Core.Processes;

/// <summary>What happens when an approval is not decided in time.</summary>
public enum OnDeadline
{
    /// <summary>It is rejected, with outcome expired.</summary>
    Reject,

    /// <summary>It is approved.</summary>
    Approve,

    /// <summary>It goes on waiting.</summary>
    Hold,
}
