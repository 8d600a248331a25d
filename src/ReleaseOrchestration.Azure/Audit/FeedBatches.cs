using System.Collections.Immutable;
using global::Azure;
using global::Azure.Data.Tables;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Tables;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Audit;

/// <summary>
/// Writes entries into the feed: head, the trails' rows and entries in one transaction under If-Match on the head. What a trail's row says is in the feed, so that nothing gets
/// in twice; the head hands out positions, so that nothing gets in before what was read. Used by one at a time.
/// </summary>
internal sealed class FeedBatches(FeedTable feed, TrailRegister register, TrailTable trails, GrowthSignals signals, Pauses pauses)
{
    // Besides the head.
    private const int MostRows = BatchRules.MostWrites - 1;
    private const int MostKnown = 10_000;

    private readonly Dictionary<MachineAddress, FedTrail> _known = [];
    private (long Position, ETag? ETag)? _head;

    /// <summary>Brings the trails into the feed up to the entries that were asked for, at least.</summary>
    public async Task WriteAsync(IReadOnlyCollection<FeedRequest> requests, CancellationToken cancellationToken)
    {
        var waiting = requests.GroupBy(request => request.Trail).Select(Merged).ToList();
        for (var lost = 0; waiting.Count > 0;)
        {
            // What is known of trails holds as long as the head is the one that it was read under.
            var head = _head ??= await HeadAsync(cancellationToken);
            var batch = await FillAsync(head.Position, waiting, cancellationToken);
            if (batch.Trails.Count == 0 || await SubmitAsync(head, batch, cancellationToken))
            {
                waiting.RemoveAll(request => batch.Trails.Exists(fed => fed.Trail == request.Trail && fed.Head.Sequence >= request.UpTo));
                continue;
            }

            _head = null;
            await pauses.AfterAsync(lost++, cancellationToken);
        }

        signals.Grew(FeedKeys.Partition);
    }

    private static FeedRequest Merged(IGrouping<MachineAddress, FeedRequest> requests) =>
        new(requests.Key, requests.Max(request => request.UpTo), [.. requests.SelectMany(request => request.Lines).OrderBy(line => line.Sequence)]);

    private async Task<(long Position, ETag? ETag)> HeadAsync(CancellationToken cancellationToken)
    {
        _known.Clear();
        return await feed.HeadAsync(cancellationToken);
    }

    // Takes away from those that wait what is in the feed already.
    private async Task<FeedBatch> FillAsync(long position, List<FeedRequest> waiting, CancellationToken cancellationToken)
    {
        var batch = new FeedBatch(position);
        foreach (var request in waiting.ToList())
        {
            var fed = await FedAsync(request.Trail, request.UpTo, cancellationToken);
            var room = MostRows - batch.Rows - 1;
            var lines = fed.Head.Sequence >= request.UpTo ? [] : await LinesAsync(request, fed.Head.Sequence, room, cancellationToken);
            if (!lines.IsEmpty)
            {
                batch.Add(fed, lines);
            }
            else if (room > 0)
            {
                waiting.Remove(request);
            }
        }

        return batch;
    }

    // That nothing is to be done is no write that the head could refuse, so it is not said from memory: the trail may have been removed and begun anew.
    private async Task<FedTrail> FedAsync(MachineAddress trail, long upTo, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(trail, out var known) && known.Head.Sequence < upTo)
        {
            return known;
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        return _known[trail] = await register.FindAsync(trail, cancellationToken) ?? new FedTrail(trail, AuditChain.Genesis(trail.ToString()), First: 0, Last: 0);
    }

    private async Task<ImmutableArray<TrailLine>> LinesAsync(FeedRequest request, long after, int room, CancellationToken cancellationToken)
    {
        if (room <= 0)
        {
            return [];
        }

        ImmutableArray<TrailLine> next = [.. request.Lines.SkipWhile(line => line.Sequence <= after).Take(room)];
        return !next.IsEmpty && next[0].Sequence == after + 1 && next[^1].Sequence == after + next.Length ? next : await trails.LinesAsync(request.Trail, after, room, cancellationToken);
    }

    private async Task<bool> SubmitAsync((long Position, ETag? ETag) head, FeedBatch batch, CancellationToken cancellationToken)
    {
        TableTransactionAction[] actions = [FeedTable.HeadAction(head.ETag, batch.Position), .. batch.Trails.Select(TrailRegister.Action), .. batch.Entries];
        if (await feed.Table.TrySubmitAsync(actions, cancellationToken) is not { } tags)
        {
            return false;
        }

        _head = (batch.Position, tags[0]);
        foreach (var trail in batch.Trails)
        {
            _known[trail.Trail] = trail;
        }

        return true;
    }
}
