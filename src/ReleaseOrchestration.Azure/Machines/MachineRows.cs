using System.Collections.Immutable;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Commits;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Machines;

/// <summary>The machines that were started, their last snapshots once they have ended, and those that are set aside.</summary>
public sealed class MachineRows
{
    private readonly MachineTable _machines;
    private readonly QuarantineTable _quarantine;
    private readonly TurnCommits _commits;
    private readonly IRandomSource _random;

    internal MachineRows(MachineTable machines, QuarantineTable quarantine, TurnCommits commits, IRandomSource random) =>
        (_machines, _quarantine, _commits, _random) = (machines, quarantine, commits, random);

    /// <summary>Notes a machine, before its instance is started; durable when it returns.</summary>
    /// <param name="start">Its first message.</param>
    /// <param name="instanceId">The durable instance that will host it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when that machine is noted already; then nothing changed.</returns>
    public Task<bool> StartedAsync(MachineStart start, string instanceId, CancellationToken cancellationToken) =>
        _machines.AddAsync(start, instanceId, WriteMark.New(_random), cancellationToken);

    /// <summary>One machine; null when it was never started.</summary>
    public Task<MachineRow?> FindAsync(MachineAddress machine, CancellationToken cancellationToken) => _machines.FindAsync(machine, cancellationToken);

    /// <summary>The first message of a machine; null when it was never started.</summary>
    public Task<MachineStart?> StartOfAsync(MachineAddress machine, CancellationToken cancellationToken) => _machines.StartAsync(machine, cancellationToken);

    /// <summary>All machines of a release, of all its runs and subprocesses.</summary>
    public Task<ImmutableArray<MachineRow>> OfReleaseAsync(string releaseId, CancellationToken cancellationToken) => _machines.OfReleaseAsync(releaseId, cancellationToken);

    /// <summary>The last snapshot of a machine; null when it has not ended. A commit of it that a crash left half done is completed first.</summary>
    public async Task<MachineFinal?> FinalAsync(MachineAddress machine, CancellationToken cancellationToken)
    {
        while (await _machines.FinalAsync(machine, cancellationToken) is var (final, pending))
        {
            if (pending is null)
            {
                return final;
            }

            await _commits.CompleteAsync(pending, cancellationToken);
        }

        return null;
    }

    /// <summary>The machines that are set aside because they failed, the longest first.</summary>
    public Task<ImmutableArray<QuarantinedMachine>> QuarantinedAsync(CancellationToken cancellationToken) => _quarantine.AllAsync(cancellationToken);

    /// <summary>Takes a machine off the list of those that are set aside.</summary>
    /// <returns>False when it was not on it.</returns>
    public Task<bool> ResumedAsync(MachineAddress machine, CancellationToken cancellationToken) => _quarantine.ResumeAsync(machine, cancellationToken);
}
