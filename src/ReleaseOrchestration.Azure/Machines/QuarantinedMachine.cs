using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>A machine that is set aside because it failed.</summary>
/// <param name="Machine">Its address.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">What went wrong.</param>
public sealed record QuarantinedMachine(MachineAddress Machine, DateTimeOffset Since, string Reason);
