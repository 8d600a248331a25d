namespace ReleaseOrchestration.Core.Execution;

/// <summary>How far a child has come.</summary>
public enum ChildPhase
{
    /// <summary>Its dependencies have not all ended.</summary>
    Waiting,

    /// <summary>Its machine was started.</summary>
    Started,

    /// <summary>It has ended, or never will start.</summary>
    Ended,
}
