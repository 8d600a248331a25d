using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Carrying;

/// <summary>An effect to be carried out.</summary>
internal sealed record EffectCall
{
    /// <summary>Who asked for it.</summary>
    public required MachineAddress Machine { get; init; }

    /// <summary>Unique in the machine.</summary>
    public required string EffectId { get; init; }

    /// <summary>What.</summary>
    public required Effect Effect { get; init; }

    /// <summary>1 for the first time.</summary>
    public int Try { get; init; }
}
