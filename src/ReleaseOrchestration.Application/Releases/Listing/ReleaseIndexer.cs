using ReleaseOrchestration.Application.Execution;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>
/// Keeps the rows that find releases up to what their machines show: follows what is committed, and writes the rows of a release anew when something happened in it. Doing so
/// twice changes nothing, so that the place in the feed may lag behind. Rows of a store that had none are written first.
/// </summary>
public sealed class ReleaseIndexer(ReleaseStore releases, IAuditFeed feed) : IDisposable
{
    internal const int PageSize = 200;

    // What is looked at again after a crash costs reads alone.
    private const int UnkeptEntries = 1000;
    private const int RebuiltAtOnce = 100;
    private const int MostStepsForReaders = 2;

    private readonly SemaphoreSlim _gate = new(1);
    private IndexPlace _place = new();
    private string? _etag;
    private long _position;

    /// <summary>Does the next piece of work.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await LoadAsync(cancellationToken);
            return _place.IsWhole ? await FollowAsync(cancellationToken) : await RebuildAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Waits until there is something to do.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => feed.WaitForFeedAsync(Volatile.Read(ref _position), cancellationToken);

    /// <summary>What whoever reads lists does first, so that nobody misses what they have just done.</summary>
    /// <returns>Whether every release has its rows.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        for (var step = 0; await StepAsync(cancellationToken) && step < (_place.IsWhole ? MostStepsForReaders : 0); step++)
        {
        }

        return _place.IsWhole;
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        while (_etag is null)
        {
            if (await releases.IndexPlaceAsync(cancellationToken) is { Place.Form: ReleaseEntry.CurrentForm } kept)
            {
                (_place, _etag) = kept;
            }
            else
            {
                // What happens from now on is seen in the feed; what happened before is seen in the releases.
                var before = await releases.IndexPlaceAsync(cancellationToken);
                var begin = new IndexPlace { Form = ReleaseEntry.CurrentForm, Position = await feed.FeedHeadAsync(cancellationToken) };
                _etag = await releases.MoveIndexPlaceAsync(begin, before?.ETag ?? Storage.DocumentWrite.MustNotExist, cancellationToken);
                _place = begin;
            }

            Volatile.Write(ref _position, _place.Position);
        }
    }

    private async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var page = await feed.ReadFeedAsync(_position, PageSize, cancellationToken);
        if (page.IsEmpty)
        {
            return false;
        }

        // Trails such as `$server` and `$freeze` belong to no release.
        var ids = page.Select(entry => entry.Trail.ReleaseId).Where(id => !id.StartsWith('$')).Distinct(StringComparer.Ordinal);
        var wrote = await Task.WhenAll(ids.Select(id => releases.RefreshAsync(id, cancellationToken)));
        Volatile.Write(ref _position, page[^1].Position);
        if (wrote.Contains(true) || _position - _place.Position >= UnkeptEntries)
        {
            await MoveAsync(_place with { Position = _position }, cancellationToken);
        }

        return true;
    }

    private async Task<bool> RebuildAsync(CancellationToken cancellationToken)
    {
        var rows = await releases.RowsAsync(IndexRows.ByAge, _place.Row is { } last ? Storage.StoredPages.After(last) : null, RebuiltAtOnce, cancellationToken);
        await Task.WhenAll(rows.Select(row => releases.RefreshAsync(IndexRows.IdOf(row.Key.Row), cancellationToken)));
        var isWhole = rows.Length < RebuiltAtOnce;
        await MoveAsync(_place with { Row = isWhole ? null : rows[^1].Key.Row, IsWhole = isWhole }, cancellationToken);
        return true;
    }

    // Where another host has moved the place, that one counts.
    private async Task MoveAsync(IndexPlace place, CancellationToken cancellationToken)
    {
        if (await releases.MoveIndexPlaceAsync(place, _etag!, cancellationToken) is { } etag)
        {
            (_place, _etag) = (place, etag);
        }
        else
        {
            _etag = null;
        }
    }
}
