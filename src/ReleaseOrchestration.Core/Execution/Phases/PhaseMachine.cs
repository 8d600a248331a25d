namespace ReleaseOrchestration.Core.Execution;

internal sealed class PhaseMachine(StartPhase start) : Machine(start)
{
    public override MachineAddress? Parent => null;

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log) => state ?? new PhaseState();
}
