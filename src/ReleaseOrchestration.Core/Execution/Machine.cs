using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// A machine without its state: the rules, and what its start told it. Shells keep the <see cref="MachineStart"/> and make the machine anew from it.
/// </summary>
public abstract class Machine
{
    private protected Machine(MachineStart start) => Start = start;

    /// <summary>The first message of the machine.</summary>
    public MachineStart Start { get; }

    /// <summary>Its address.</summary>
    public MachineAddress Self => Start.Self;

    /// <summary>Its parent, which is told of its end; null for an outermost release and for a lock.</summary>
    public abstract MachineAddress? Parent { get; }

    /// <summary>Makes a machine.</summary>
    /// <param name="start">Its first message.</param>
    /// <param name="definition">For a release: the definition that <see cref="StartRelease.DefinitionHash"/> names; else null.</param>
    public static Machine Create(MachineStart start, ProcessDefinition? definition) => start switch
    {
        StartRelease release => new ReleaseMachine(release, definition ?? throw new ArgumentNullException(nameof(definition), "A release needs its definition.")),
        StartPhase phase => new PhaseMachine(phase),
        StartActivity activity => new ActivityMachine(activity),
        StartLock @lock => new LockMachine(@lock),
        StartFreezes freezes => new FreezeMachine(freezes),
        _ => throw new ArgumentException($"{start.GetType().Name} starts no machine.", nameof(start)),
    };

    /// <summary>The start of a machine that belongs to no release, and begins when its first message arrives; null for every other.</summary>
    public static MachineStart? StartOnDemand(MachineAddress address)
    {
        if (address.IsLock)
        {
            return StartLock.Of(address);
        }

        return address == MachineAddress.Freezes ? new StartFreezes { Self = address, RulesVersion = RulesVersion.Current } : null;
    }

    /// <summary>Whether a machine that sent to this one, or was sent to, has nothing to do with it any more. Parents and children always have.</summary>
    internal virtual bool IsFinishedWith(MachineState state, string address) => false;

    internal abstract MachineState Handle(MachineState? state, Message message, TurnLog log);
}
