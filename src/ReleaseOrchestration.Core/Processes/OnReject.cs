namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a rejection means for the node.</summary>
public enum OnReject
{
    /// <summary>It ends Failed.</summary>
    Fail,

    /// <summary>It succeeds with outcome rejected, for conditions to read.</summary>
    Continue,

    /// <summary>It waits for a decision.</summary>
    Hold,

    /// <summary>Gates: the phase is skipped by condition.</summary>
    Skip,
}
