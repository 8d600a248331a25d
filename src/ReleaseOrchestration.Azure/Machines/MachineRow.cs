using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>A machine that was started.</summary>
/// <param name="Machine">Its address.</param>
/// <param name="InstanceId">The durable instance that hosts it.</param>
/// <param name="StartedAt">When the row was written.</param>
/// <param name="HasEnded">Whether its last snapshot is stored.</param>
public sealed record MachineRow(MachineAddress Machine, string InstanceId, DateTimeOffset StartedAt, bool HasEnded);
