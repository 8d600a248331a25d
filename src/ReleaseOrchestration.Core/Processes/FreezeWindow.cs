namespace ReleaseOrchestration.Core.Processes;

/// <summary>What the times of a freeze are.</summary>
public enum FreezeWindow
{
    /// <summary>Times in which nothing may start.</summary>
    Deny,

    /// <summary>The only times in which something may start; a freeze that denies is stronger.</summary>
    Allow,
}
