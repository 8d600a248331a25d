namespace ReleaseOrchestration.Core.Execution;

/// <summary>An activity or a gate: the rules of its start, its attempts and its end.</summary>
internal sealed class ActivityMachine(StartActivity start) : Machine(start)
{
    public override MachineAddress? Parent => Self.Phase;

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log) =>
        new ActivityTurn(start, (ActivityState?)state, log).Handle(message);
}
