using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Reports;

namespace ReleaseOrchestration.Application.Reports;

/// <summary>
/// Follows what is committed, and collects the figures of each run that has ended. Doing so twice changes nothing, so that the place in the feed may lag behind; a store
/// that had no figures gets them from its first entry on.
/// </summary>
public sealed class FiguresProjector(IAuditFeed feed, FiguresCollector collector, FiguresStore store) : IDisposable
{
    private const int PageSize = 200;
    private const int UnkeptEntries = 1000;
    private const int StepsForReaders = 5;

    private readonly SemaphoreSlim _gate = new(1);
    private string? _etag;
    private long _kept;
    private long _position;

    /// <summary>Is told of each run that has ended, perhaps more than once.</summary>
    public Action<ReleaseFigures>? Collected { get; set; }

    /// <summary>Looks at the next entries.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_etag is null)
            {
                (_kept, _etag) = await store.PlaceAsync(cancellationToken);
                Volatile.Write(ref _position, _kept);
            }

            var page = await feed.ReadFeedAsync(_position, PageSize, cancellationToken);
            if (page.IsEmpty)
            {
                return false;
            }

            var collected = 0;
            foreach (var entry in page)
            {
                collected += await CollectAsync(entry, cancellationToken) ? 1 : 0;
            }

            Volatile.Write(ref _position, page[^1].Position);
            await KeepPlaceAsync(collected > 0, cancellationToken);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Waits until there is something to look at.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => feed.WaitForFeedAsync(Volatile.Read(ref _position), cancellationToken);

    /// <summary>What whoever reads reports does first, so that they find what has just ended.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; step < StepsForReaders && await StepAsync(cancellationToken); step++)
        {
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    // The end of a subprocess is part of what its release did.
    private async Task<bool> CollectAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Trail.Path.Length > 0 || entry.Trail.ReleaseId.StartsWith('$') || AuditEntry.Read(entry.Line.Body.Span) is not { Event: "release.ended", Path: "" }
            || await collector.CollectAsync(entry.Trail, cancellationToken) is not { } figures)
        {
            return false;
        }

        await store.KeepAsync(figures, cancellationToken);
        Collected?.Invoke(figures);
        return true;
    }

    // Where another host has moved the place, that one counts.
    private async Task KeepPlaceAsync(bool now, CancellationToken cancellationToken)
    {
        if (now || _position - _kept >= UnkeptEntries)
        {
            _etag = await store.MoveAsync(_position, _etag!, cancellationToken);
            _kept = _position;
        }
    }
}
