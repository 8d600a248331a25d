namespace ReleaseOrchestration.Core.Processes;

/// <summary>Whether releases of one group may run at the same time.</summary>
public enum GroupOverlap
{
    /// <summary>They may.</summary>
    Allow,

    /// <summary>Each waits for the end of the one before.</summary>
    Serialize,
}
