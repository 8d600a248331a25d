namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// All freezes of the system. What is about to start asks it; what it holds is told of every change, and is forgotten when it starts, asks no more or ends.
/// </summary>
internal sealed class FreezeMachine(StartFreezes start) : Machine(start)
{
    public override MachineAddress? Parent => null;

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log) =>
        new FreezeTurn((FreezeState?)state ?? new FreezeState(), Self, log).Handle(message);
}
