using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>What an instance returns: the last message to its parent.</summary>
internal sealed record MachineOutput
{
    /// <summary>The message; null without parent, and where it is kept in a blob.</summary>
    public Envelope? End { get; init; }

    /// <summary>Where it is kept.</summary>
    public string? Reference { get; init; }
}
