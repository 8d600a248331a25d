namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts the machine of a lock; the shell sends it when the first message for the lock arrives.</summary>
public sealed record StartLock : MachineStart;
