using System.Runtime.CompilerServices;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Finds the releases of feeds.</summary>
public sealed class FeedReleases(ReleaseStore releases, ReleaseQueries queries)
{
    /// <summary>The releases with a time that were not over at an instant, the newest first.</summary>
    /// <param name="since">The instant.</param>
    /// <param name="takes">Whether the feed has a release.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async IAsyncEnumerable<ReleaseOverview> FindAsync(
        DateTimeOffset since, Func<ReleaseRecord, CancellationToken, Task<bool>> takes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (_, record) in releases.NewestFirstAsync(after: null, cancellationToken))
        {
            if (HasTime(record) && await takes(record, cancellationToken) && await queries.OverviewAsync(record, cancellationToken) is var overview && !IsOver(overview, since))
            {
                yield return overview;
            }
        }
    }

    private static bool HasTime(ReleaseRecord record) => record.StartedAt is not null || (record.Schedule is not null && record.State != LaunchState.Draft);

    private static bool IsOver(ReleaseOverview release, DateTimeOffset since) =>
        release.StartedAt is not null ? release.EndedAt < since : release.Schedule?.Until < since;
}
