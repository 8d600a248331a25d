namespace ReleaseOrchestration.Core.Execution;

/// <summary>What shells answer for machines that cannot answer themselves.</summary>
public static class UnreachedSignals
{
    /// <summary>The answer to a signal for a node whose machine was not started yet.</summary>
    public static SignalReply NotStarted(MachineAddress to) => Refusals.NotStarted(to.LocalPath);
}
