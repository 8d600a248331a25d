namespace ReleaseOrchestration.Core.Execution;

/// <summary>The machine has ended; nothing changes it any more.</summary>
public sealed record End : Command
{
    /// <summary>Its result, for the parent.</summary>
    public required NodeEnd Result { get; init; }

    /// <summary>What the parent is to be told, in the order of what it was told before; null for a machine without parent.</summary>
    public Envelope? Envelope { get; init; }
}
