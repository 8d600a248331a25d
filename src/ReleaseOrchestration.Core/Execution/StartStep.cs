namespace ReleaseOrchestration.Core.Execution;

/// <summary>How far a node has come on the way to its start; the order is that of the checks.</summary>
public enum StartStep
{
    /// <summary>Its condition is not evaluated yet.</summary>
    Condition,

    /// <summary>It waits for its entry gates.</summary>
    EntryGates,

    /// <summary>It waits for its earliest start.</summary>
    NotBefore,

    /// <summary>It waits for its window.</summary>
    Window,

    /// <summary>It waits for the release to be resumed.</summary>
    Pause,

    /// <summary>It waits for the end of a freeze.</summary>
    Freeze,

    /// <summary>It waits for its lock.</summary>
    Lock,

    /// <summary>It has started.</summary>
    Started,
}
