using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a machine made of a message.</summary>
/// <param name="Snapshot">The machine afterwards.</param>
/// <param name="Commands">What its shell has to do, in order; to be committed together with the snapshot.</param>
public sealed record Turn(MachineSnapshot Snapshot, ImmutableArray<Command> Commands);
