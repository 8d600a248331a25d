using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;

namespace ReleaseOrchestration.Embedded;

public sealed partial class EmbeddedRuntime : IAuditFeed
{
    /// <inheritdoc/>
    public Task<ImmutableArray<FeedEntry>> ReadFeedAsync(long after, int limit, CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Feed.Read(after, limit).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public Task<long> FeedHeadAsync(CancellationToken cancellationToken) => Store.Reads.ReadAsync(t => t.Feed.Head(), cancellationToken);

    /// <inheritdoc/>
    public async Task WaitForFeedAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Store.Signals.NextOfAny();
            if (await FeedHeadAsync(cancellationToken).ConfigureAwait(false) > after)
            {
                return;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
