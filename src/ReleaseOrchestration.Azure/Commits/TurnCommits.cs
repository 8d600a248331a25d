using System.Globalization;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Audit;
using ReleaseOrchestration.Azure.Machines;
using ReleaseOrchestration.Azure.Projecting;
using ReleaseOrchestration.Azure.Signals;
using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Commits;

/// <summary>
/// Writes what turns leave behind: projections, audit, feed, the last snapshot, then the replies. Who follows the feed looks at what is shown when an entry comes, and not again:
/// it has to be there before. A commit may be written again, by several at once, and late: it counts once.
/// </summary>
public sealed class TurnCommits
{
    private readonly AuditTables _audit;
    private readonly ProjectionWriter _projections;
    private readonly MachineTable _machines;
    private readonly QuarantineTable _quarantine;
    private readonly SignalRows _signals;
    private readonly IRandomSource _random;

    internal TurnCommits(AuditTables audit, ProjectionWriter projections, MachineTable machines, QuarantineTable quarantine, SignalRows signals, IRandomSource random) =>
        (_audit, _projections, _machines, _quarantine, _signals, _random) = (audit, projections, machines, quarantine, signals, random);

    /// <summary>
    /// Writes a commit; durable when it returns. After a commit with a <see cref="TurnCommit.Final"/>, further ones of the machine go through <see cref="TryCommitEndedAsync"/> alone:
    /// only there two that take the same number are told apart.
    /// </summary>
    public async Task CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var newest = commit.Projections.GroupBy(project => (project.Kind, project.Address)).Select(group => group.MaxBy(project => project.Sequence)!);
        await Task.WhenAll(newest.Select(project => _projections.WriteAsync(project, cancellationToken)));
        if (!commit.Transitions.IsEmpty)
        {
            await _audit.AppendAsync(new Appending(commit.Machine.Release, commit.Transitions, Mark(commit), IsKept: true), cancellationToken);
        }

        if (commit.Final is not null)
        {
            await _machines.EndAsync(commit, cancellationToken);
        }

        if (commit.Fault is not null)
        {
            await _quarantine.AddAsync(commit, cancellationToken);
        }

        await Task.WhenAll(commit.Replies.Select(reply => _signals.AnswerAsync(commit.Machine, reply, cancellationToken)));
    }

    /// <summary>
    /// Writes the commit of a signal that was handed to a machine which had ended already. Its <see cref="TurnCommit.Number"/> is one more than that of the snapshot that was
    /// read, and it has a new <see cref="TurnCommit.Final"/>. Once this returns true it is durable; what a crash left half done, the next reader of the snapshot completes.
    /// </summary>
    /// <returns>False when another was faster: read the snapshot again.</returns>
    /// <exception cref="ArgumentException">The commit is not the one that comes after the snapshot, or has none of its own.</exception>
    public async Task<bool> TryCommitEndedAsync(MachineFinal read, TurnCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Machine != read.Machine || commit.Number != read.Number + 1 || commit.Final is null)
        {
            throw new ArgumentException($"Commit {commit.Number} of '{commit.Machine}' does not come after the snapshot {read.Number} of '{read.Machine}', or has no snapshot.", nameof(commit));
        }

        if (!await _machines.TryEndAsync(read, commit, WriteMark.New(_random), cancellationToken))
        {
            return false;
        }

        await CompleteAsync(commit, cancellationToken);
        return true;
    }

    /// <summary>Carries out a commit that stands in the row of its machine, and takes it out of there.</summary>
    internal async Task CompleteAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        await CommitAsync(commit, cancellationToken);
        await _machines.ForgetPendingAsync(commit, cancellationToken);
    }

    // A turn whose record was lost with its host is done again, and may then have taken another message: what begins otherwise is not what was written under its number.
    private static string Mark(TurnCommit commit) =>
        string.Create(CultureInfo.InvariantCulture, $"{commit.Machine.Path}~{commit.Number}~{commit.Transitions[0].Event}~{commit.Transitions[0].Attempt}");
}
