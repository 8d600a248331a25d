namespace ReleaseOrchestration.Core.Processes;

/// <summary>How many approvals are enough.</summary>
public sealed record QuorumDefinition
{
    /// <summary>The kind.</summary>
    public QuorumKind Kind { get; init; }

    /// <summary>How many people, for a number.</summary>
    public int Count { get; init; }
}
