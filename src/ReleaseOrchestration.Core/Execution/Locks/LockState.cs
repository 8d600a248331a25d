using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The state of a lock.</summary>
public sealed record LockState : MachineState
{
    /// <summary>Who has it.</summary>
    public MachineAddress? Holder { get; init; }

    /// <summary>The numbers of the requests of the holder and of those who wait, by address; without those that have none.</summary>
    public ImmutableSortedDictionary<string, long> Numbers { get => field ?? ImmutableSortedDictionary<string, long>.Empty; init; }

    /// <summary>Who waits for it, in the order of request.</summary>
    public ImmutableArray<MachineAddress> Queue { get => field.IsDefault ? [] : field; init; }
}
