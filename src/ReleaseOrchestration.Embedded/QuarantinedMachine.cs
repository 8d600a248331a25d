using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded;

/// <summary>A machine that is set aside because it failed.</summary>
/// <param name="Machine">Its address.</param>
/// <param name="Since">Since when.</param>
/// <param name="Reason">What went wrong.</param>
/// <param name="Details">The exception with its stack.</param>
public sealed record QuarantinedMachine(MachineAddress Machine, DateTimeOffset Since, string Reason, string Details);
