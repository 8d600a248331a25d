using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>The audit trails and the feed of all of them, on tables.</summary>
public sealed class AuditTables : IAuditTrail, IAuditHeads, IAuditFeed
{
    private const int CatchUpAtOnce = 16;

    private readonly TrailTable _trails;
    private readonly TrailWriter _writer;
    private readonly TrailRegister _register;
    private readonly FeedTable _feed;
    private readonly FeedWriter _feedWriter;
    private readonly GrowthSignals _signals;
    private readonly IRandomSource _random;

    internal AuditTables(TrailTable trails, FeedTable feed, GrowthSignals signals, Pauses pauses, IRandomSource random)
    {
        (_trails, _feed, _signals, _random) = (trails, feed, signals, random);
        _register = new TrailRegister(feed.Table);
        _writer = new TrailWriter(trails, _register, new TrailEnds(), pauses);
        _feedWriter = new FeedWriter(new FeedBatches(feed, _register, trails, signals, pauses));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<AuditLine>();
        foreach (var line in await _trails.LinesAsync(release, after, limit, cancellationToken))
        {
            lines.Add(await _trails.ReadAsync(line, cancellationToken));
        }

        return lines.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<(long Sequence, string Hash)> HeadAsync(MachineAddress release, CancellationToken cancellationToken)
    {
        var (head, _) = await _trails.EndAsync(release, cancellationToken);
        return (head.Sequence, head.Hash);
    }

    /// <inheritdoc/>
    public Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken) =>
        _signals.WaitAsync(TrailKeys.Partition(release), token => HeadAsync(release, token), head => head.Sequence > after, cancellationToken);

    /// <inheritdoc/>
    public Task AppendAsync(MachineAddress trail, Transition transition, CancellationToken cancellationToken) =>
        AppendAsync(new Appending(trail, [transition], WriteMark.New(_random).Value, IsKept: false), cancellationToken);

    /// <summary>The trails in the ordinal order of their names, each as far as it is in the feed: an entry that is still on its way there is not told of.</summary>
    public Task<ImmutableArray<TrailHead>> ListAsync(string prefix, string after, int limit, CancellationToken cancellationToken) =>
        _register.HeadsAsync(prefix, after, limit, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<FeedEntry>> ReadFeedAsync(long after, int limit, CancellationToken cancellationToken) => _feed.ReadAsync(after, limit, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> FeedHeadAsync(CancellationToken cancellationToken) => (await _feed.HeadAsync(cancellationToken)).Position;

    /// <inheritdoc/>
    public Task WaitForFeedAsync(long after, CancellationToken cancellationToken) =>
        _signals.WaitAsync(FeedKeys.Partition, FeedHeadAsync, head => head > after, cancellationToken);

    /// <summary>Brings entries into the feed whose writer died between the trail and the feed. For the start of a host, and now and then.</summary>
    /// <returns>How many trails were behind.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var behind = 0;
        await Parallel.ForEachAsync(
            _register.ListAsync(string.Empty, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = CatchUpAtOnce, CancellationToken = cancellationToken },
            async (fed, token) =>
            {
                var (head, _) = await _trails.EndAsync(fed.Trail, token);
                if (head.Sequence > fed.Head.Sequence)
                {
                    Interlocked.Increment(ref behind);
                    await _feedWriter.FeedAsync(new FeedRequest(fed.Trail, head.Sequence, []), token);
                }
            });
        return behind;
    }

    /// <summary>The trails of a release as they are now, those that are behind in the feed too.</summary>
    internal async Task<ImmutableArray<TrailHead>> HeadsOfAsync(string releaseId, CancellationToken cancellationToken)
    {
        var heads = ImmutableArray.CreateBuilder<TrailHead>();
        await foreach (var fed in _register.ListAsync(releaseId + "/", cancellationToken))
        {
            var (head, _) = await _trails.EndAsync(fed.Trail, cancellationToken);
            heads.Add(new TrailHead(fed.Trail.ToString(), head.Sequence, head.Hash));
        }

        return heads.DrainToImmutable();
    }

    /// <summary>Deletes the trails of a release, in the feed too.</summary>
    internal async Task RemoveAsync(string releaseId, CancellationToken cancellationToken)
    {
        var trails = new List<FedTrail>();
        await foreach (var fed in _register.ListAsync(releaseId + "/", cancellationToken))
        {
            trails.Add(fed);
        }

        foreach (var trail in trails)
        {
            await _feed.RemoveAsync(trail, cancellationToken);
            await _trails.Table.DeletePartitionAsync(TrailKeys.Partition(trail.Trail), cancellationToken);
            await _register.RemoveAsync(trail.Trail, cancellationToken);
        }

        if (trails.Count > 0)
        {
            await _feed.TouchAsync(cancellationToken);
        }
    }

    /// <summary>Appends events once, and brings them into the feed.</summary>
    internal async Task AppendAsync(Appending appending, CancellationToken cancellationToken)
    {
        var (last, lines) = await _writer.AppendAsync(appending, cancellationToken);
        _signals.Grew(TrailKeys.Partition(appending.Trail));
        await _feedWriter.FeedAsync(new FeedRequest(appending.Trail, last, lines), cancellationToken);
    }
}
