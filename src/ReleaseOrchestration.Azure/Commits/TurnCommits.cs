using ReleaseOrchestration.Azure.Machines;

namespace ReleaseOrchestration.Azure.Commits;

/// <summary>
/// Writes what turns leave behind: audit, feed, projections, the last snapshot, then the replies. A commit may be written again, by several at once, and late: it counts once.
/// </summary>
public sealed class TurnCommits
{
    /// <summary>Writes a commit; durable when it returns.</summary>
    public Task CommitAsync(TurnCommit commit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// Writes the commit of a signal that was handed to a machine which had ended already. Its <see cref="TurnCommit.Number"/> is one more than that of the snapshot that was
    /// read, and it has a new <see cref="TurnCommit.Final"/>. Once this returns true it is durable; what a crash left half done, the next reader of the snapshot completes.
    /// </summary>
    /// <returns>False when another was faster: read the snapshot again.</returns>
    public Task<bool> TryCommitEndedAsync(MachineFinal read, TurnCommit commit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
