namespace ReleaseOrchestration.Core.Execution;

/// <summary>How a node ended, as those that depend on it see it.</summary>
public enum NodeEnding
{
    /// <summary>Well.</summary>
    Succeeded,

    /// <summary>Badly or not at all, and a person or the definition said to go on.</summary>
    Ignored,

    /// <summary>Not run, because its condition said so.</summary>
    SkippedByCondition,

    /// <summary>Not run, because something before it failed.</summary>
    SkippedUpstream,

    /// <summary>Badly.</summary>
    Failed,

    /// <summary>The release was aborted.</summary>
    Aborted,
}
