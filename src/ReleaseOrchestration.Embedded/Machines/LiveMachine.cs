using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Machines;

/// <summary>A machine in memory.</summary>
internal sealed record LiveMachine
{
    /// <summary>Its id in the store.</summary>
    public required long Id { get; init; }

    public required Machine Machine { get; init; }

    public MachineSnapshot Snapshot { get; init; } = MachineSnapshot.Empty;

    /// <summary>The position of its newest message in the log; 0 before the first.</summary>
    public long Head { get; init; }

    /// <summary>How much log a recovery would read.</summary>
    public int TailBytes { get; init; }

    /// <summary>How much log was written since its state was last hashed.</summary>
    public int UnhashedBytes { get; init; }

    /// <summary>The size of its state when it was last written or hashed.</summary>
    public int StateBytes { get; init; }

    /// <summary>Whether the store has its row.</summary>
    public bool IsStored { get; init; }

    /// <summary>Whether its end is in a snapshot.</summary>
    public bool IsEndStored { get; init; }

    public MachineAddress Address => Machine.Self;

    public static LiveMachine New(long id, Machine machine) => new() { Id = id, Machine = machine };
}
