namespace ReleaseOrchestration.Core.Processes;

/// <summary>What a freeze does to an activity that runs because something failed.</summary>
public enum FreezeRollback
{
    /// <summary>It starts as if there were no freeze.</summary>
    Pass,

    /// <summary>It is held like any other.</summary>
    Block,
}
