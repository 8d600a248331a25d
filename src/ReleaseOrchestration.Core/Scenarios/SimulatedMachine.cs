using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

internal sealed class SimulatedMachine(Machine machine)
{
    public Machine Machine { get; } = machine;

    public MachineSnapshot Snapshot { get; set; } = MachineSnapshot.Empty;
}
