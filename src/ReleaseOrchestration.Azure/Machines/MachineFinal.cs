using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>The last snapshot of a machine that has ended.</summary>
/// <param name="Machine">Its address.</param>
/// <param name="Start">Its first message; null when <see cref="MachineRows.StartedAsync"/> was never called for it.</param>
/// <param name="Snapshot">The snapshot, as <see cref="ExecutionJson"/> writes it.</param>
/// <param name="Number">The commit that wrote it; the next one of the machine is one more.</param>
/// <param name="ETag">Changes with each write; opaque.</param>
public sealed record MachineFinal(MachineAddress Machine, MachineStart? Start, ReadOnlyMemory<byte> Snapshot, long Number, string ETag);
