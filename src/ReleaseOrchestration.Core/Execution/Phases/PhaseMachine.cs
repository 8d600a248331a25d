namespace ReleaseOrchestration.Core.Execution;

/// <summary>A phase: the rules of its start, of the order of its activities, and of its end.</summary>
internal sealed class PhaseMachine(StartPhase start) : Machine(start)
{
    private readonly PhaseGraph _graph = new(start);

    public override MachineAddress? Parent => Self.Release;

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log) =>
        new PhaseTurn(start, _graph, (PhaseState?)state, log).Handle(message);
}
