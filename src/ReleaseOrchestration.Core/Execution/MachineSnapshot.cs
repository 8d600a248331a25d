namespace ReleaseOrchestration.Core.Execution;

/// <summary>Everything of a machine that changes. What does not change is its <see cref="MachineStart"/>.</summary>
public sealed record MachineSnapshot
{
    /// <summary>The schema version that this release of the product writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary>A machine before its first message.</summary>
    public static MachineSnapshot Empty { get; } = new();

    /// <summary>The schema version that it was written with.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>How many messages it has handled. A repeated answer and a message that is held back do not count: it is no key of a commit.</summary>
    public long Turn { get; init; }

    /// <summary>What it has received and sent.</summary>
    public Mailbox Mailbox { get => field ?? new Mailbox(); init; }

    /// <summary>Its state; null before its start.</summary>
    public MachineState? State { get; init; }

    /// <summary>Whether it has ended; it still answers signals.</summary>
    public bool HasEnded => State?.End is not null;
}
