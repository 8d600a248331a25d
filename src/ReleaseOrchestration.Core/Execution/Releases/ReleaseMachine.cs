namespace ReleaseOrchestration.Core.Execution;

internal sealed class ReleaseMachine(StartRelease start, ReleaseOrchestration.Core.Processes.ProcessDefinition definition) : Machine(start)
{
    public override MachineAddress? Parent => null;

    internal override MachineState Handle(MachineState? state, Message message, TurnLog log) => definition is null ? throw new InvalidOperationException() : state ?? new ReleaseState();
}
