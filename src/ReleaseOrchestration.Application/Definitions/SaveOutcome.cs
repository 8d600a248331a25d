namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What came of a batch of definitions.</summary>
internal enum SaveOutcome
{
    /// <summary>All of it is stored.</summary>
    Done,

    /// <summary>One of the definitions changed meanwhile.</summary>
    Conflict,

    /// <summary>What they refer to may have been deleted meanwhile; it must be checked again.</summary>
    ReferencesMoved,
}
