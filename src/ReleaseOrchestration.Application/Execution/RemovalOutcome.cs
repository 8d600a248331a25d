namespace ReleaseOrchestration.Application.Execution;

/// <summary>What came of the deletion of a release.</summary>
public enum RemovalOutcome
{
    /// <summary>It is gone.</summary>
    Done,

    /// <summary>Something of it has not ended; nothing was deleted.</summary>
    StillRuns,

    /// <summary>A document changed meanwhile; nothing was deleted.</summary>
    Conflict,
}
