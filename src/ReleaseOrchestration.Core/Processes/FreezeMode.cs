namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a freeze does to an activity that would start.</summary>
public enum FreezeMode
{
    /// <summary>The activity waits for its end.</summary>
    Block,

    /// <summary>The activity starts, and its audit trail says that it did so in a freeze.</summary>
    Warn,
}
