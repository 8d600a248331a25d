using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>The machines that were started, their last snapshots once they have ended, and those that are set aside.</summary>
public sealed class MachineRows
{
    /// <summary>Notes a machine, before its instance is started; durable when it returns.</summary>
    /// <param name="start">Its first message.</param>
    /// <param name="instanceId">The durable instance that will host it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when that machine is noted already; then nothing changed.</returns>
    public Task<bool> StartedAsync(MachineStart start, string instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>One machine; null when it was never started.</summary>
    public Task<MachineRow?> FindAsync(MachineAddress machine, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The first message of a machine; null when it was never started.</summary>
    public Task<MachineStart?> StartOfAsync(MachineAddress machine, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>All machines of a release, of all its runs and subprocesses.</summary>
    public Task<ImmutableArray<MachineRow>> OfReleaseAsync(string releaseId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The last snapshot of a machine; null when it has not ended.</summary>
    public Task<MachineFinal?> FinalAsync(MachineAddress machine, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The machines that are set aside because they failed, the longest first.</summary>
    public Task<ImmutableArray<QuarantinedMachine>> QuarantinedAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Takes a machine off the list of those that are set aside.</summary>
    /// <returns>False when it was not on it.</returns>
    public Task<bool> ResumedAsync(MachineAddress machine, CancellationToken cancellationToken) => throw new NotSupportedException();
}
