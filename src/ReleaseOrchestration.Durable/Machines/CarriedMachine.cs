using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Machines;

/// <summary>A machine between two generations of its instance.</summary>
/// <param name="Snapshot">Its state.</param>
/// <param name="Commits">The number of its last commit.</param>
/// <param name="Now">The instant of its last turn.</param>
internal sealed record CarriedMachine(MachineSnapshot Snapshot, long Commits, DateTimeOffset Now);
