using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>The audit trails and the feed of all of them, on tables.</summary>
public sealed class AuditTables : IAuditTrail, IAuditHeads, IAuditFeed
{
    /// <inheritdoc/>
    public Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<(long Sequence, string Hash)> HeadAsync(MachineAddress release, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task AppendAsync(MachineAddress trail, Transition transition, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<ImmutableArray<TrailHead>> ListAsync(string prefix, string after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<ImmutableArray<FeedEntry>> ReadFeedAsync(long after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<long> FeedHeadAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task WaitForFeedAsync(long after, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Brings entries into the feed whose writer died between the trail and the feed. For the start of a host, and now and then.</summary>
    /// <returns>How many trails were behind.</returns>
    public Task<int> CatchUpAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
