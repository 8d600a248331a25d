using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A release or a subprocess: the rules of the order of its phases, of pause and abort, and of its end.</summary>
internal sealed class ReleaseMachine(StartRelease start, ProcessDefinition definition) : Machine(start)
{
    private readonly ReleaseGraph _graph = new(definition);

    public override MachineAddress? Parent => start.Parent;

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log) =>
        new ReleaseTurn(start, _graph, (ReleaseState?)state, log).Handle(message);
}
