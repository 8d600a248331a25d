namespace ReleaseOrchestration.Application.Execution;

/// <summary>Deletes what a shell keeps of releases that are over.</summary>
public interface IReleaseRemoval
{
    /// <summary>Deletes all of a release in one transaction with an entry in the trail of the system, or nothing.</summary>
    Task<ReleaseRemoved> RemoveAsync(RemoveRelease request, CancellationToken cancellationToken);

    /// <summary>Deletes blobs that nothing names and that nobody has stored for a while, and messages without receiver.</summary>
    /// <param name="unnamedSince">Blobs that were stored after this instant stay: what names them may be on its way.</param>
    /// <param name="undeliverableBefore">Messages without receiver go when they are older; null keeps them all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many blobs and how many messages.</returns>
    Task<(int Blobs, int Messages)> SweepAsync(DateTimeOffset unnamedSince, DateTimeOffset? undeliverableBefore, CancellationToken cancellationToken);
}
