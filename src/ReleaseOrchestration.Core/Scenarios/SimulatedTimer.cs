using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

internal sealed record SimulatedTimer(MachineAddress Machine, string Name, long Generation);
