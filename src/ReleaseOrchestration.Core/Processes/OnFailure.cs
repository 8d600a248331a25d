namespace ReleaseOrchestration.Core.Processes;

/// <summary>What happens when an activity has failed and no retry is left.</summary>
public enum OnFailure
{
    /// <summary>It waits for a decision.</summary>
    Hold,

    /// <summary>It ends Failed.</summary>
    Fail,

    /// <summary>It ends Ignored.</summary>
    Ignore,
}
