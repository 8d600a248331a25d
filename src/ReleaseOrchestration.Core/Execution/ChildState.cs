namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a parent knows of one child.</summary>
public sealed record ChildState
{
    /// <summary>How far it has come.</summary>
    public ChildPhase Phase { get; init; }

    /// <summary>How it is, while it runs.</summary>
    public Rollup Rollup { get; init; }

    /// <summary>How it ended.</summary>
    public NodeFact? Fact { get; init; }
}
