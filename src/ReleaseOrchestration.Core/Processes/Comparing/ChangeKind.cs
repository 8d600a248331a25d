namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>What happened to a part of a definition.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is no longer there.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,

    /// <summary>It is the same at another place.</summary>
    Moved,
}
