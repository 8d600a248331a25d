namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts the machine of a lock; the shell sends it when the first message for the lock arrives.</summary>
public sealed record StartLock : MachineStart
{
    /// <summary>The start of the lock of an address, with the rules of today.</summary>
    public static StartLock Of(MachineAddress address) => new() { Self = address, RulesVersion = Execution.RulesVersion.Current };
}
