using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>
/// All audit trails as one list, in the order in which their entries were committed. What machines show after an entry is stored before the entry can be read here: who follows the list looks
/// at it once.
/// </summary>
public interface IAuditFeed
{
    /// <summary>Reads entries after a position, in order. An entry that was read is never followed by one of a lower position.</summary>
    Task<ImmutableArray<FeedEntry>> ReadFeedAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The position of the newest entry; 0 when there is none.</summary>
    Task<long> FeedHeadAsync(CancellationToken cancellationToken);

    /// <summary>Waits until an entry after a position is there; returns at once when it is.</summary>
    Task WaitForFeedAsync(long after, CancellationToken cancellationToken);
}
