namespace ReleaseOrchestration.Core.Execution;

/// <summary>Replaces a projection, unless the stored one has a greater sequence.</summary>
public sealed record Project : Command
{
    /// <summary>What it shows.</summary>
    public ProjectionKind Kind { get; init; }

    /// <summary>Whose it is.</summary>
    public required MachineAddress Address { get; init; }

    /// <summary>Of its machine: the number of the turn.</summary>
    public long Sequence { get; init; }

    /// <summary>For a node.</summary>
    public NodeView? Node { get; init; }

    /// <summary>For a release.</summary>
    public ReleaseSummary? Release { get; init; }

    /// <summary>For a sign-off.</summary>
    public SignOffView? SignOff { get; init; }
}
