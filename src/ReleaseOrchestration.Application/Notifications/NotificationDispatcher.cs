using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>
/// Follows what is committed and writes down what has to be sent. A place in the feed moves in the same batch as the deliveries that come before it, so that
/// nothing is lost by a crash; ids are made of what happened, so that nothing is doubled.
/// </summary>
public sealed class NotificationDispatcher(IAuditFeed feed, EventReader reader, NotificationRules rules, IGroupDirectory groups, DeliveryStore store, DeliverySignal signal, TimeProvider clock)
{
    private const int PageSize = 200;
    private const int MostWatches = 100;

    // Without rules nothing is lost by looking at these entries again: a rule tells of nothing before itself.
    private const int UnkeptEntries = 1000;

    private readonly DeliveryFactory _factory = new(rules, groups, clock);
    private long _position;
    private long _kept;
    private string? _placeETag;

    /// <summary>Looks at the next entries.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> DispatchAsync(CancellationToken cancellationToken)
    {
        await LoadPlaceAsync(cancellationToken);
        if (_placeETag is not { } placeETag)
        {
            return true;
        }

        var page = await feed.ReadFeedAsync(_position, PageSize, cancellationToken);
        if (page.IsEmpty)
        {
            return false;
        }

        var active = await rules.ActiveAsync(cancellationToken);
        if (active.IsEmpty && page[^1].Position - _kept < UnkeptEntries)
        {
            _position = page[^1].Position;
            return true;
        }

        var (deliveries, watches) = active.IsEmpty ? ([], []) : await MatchAsync(page, active, cancellationToken);
        _placeETag = await store.AddAsync(deliveries, watches, page[^1].Position, placeETag, cancellationToken);
        if (_placeETag is not null)
        {
            _position = _kept = page[^1].Position;
        }

        if (!deliveries.IsEmpty || !watches.IsEmpty)
        {
            signal.Raise();
        }

        return true;
    }

    /// <summary>Waits until there is something to look at.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => feed.WaitForFeedAsync(_position, cancellationToken);

    /// <summary>Looks at the phases that are due now.</summary>
    /// <returns>When the next one is due; null when none is.</returns>
    public async Task<DateTimeOffset?> WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var watches = await store.WatchesAsync(MostWatches, cancellationToken);
            foreach (var (watch, row) in watches)
            {
                if (watch.Due > clock.GetUtcNow())
                {
                    return watch.Due;
                }

                await LookAsync(watch, cancellationToken);
                await store.ForgetWatchAsync(row, cancellationToken);
            }

            if (watches.Length < MostWatches)
            {
                return null;
            }
        }
    }

    private async Task LookAsync(LateWatch watch, CancellationToken cancellationToken)
    {
        if (await reader.LateAsync(watch, cancellationToken) is { } late)
        {
            await store.AddAsync(await _factory.MatchAsync(late, await rules.ActiveAsync(cancellationToken), cancellationToken), cancellationToken);
            signal.Raise();
        }
    }

    private async Task<(ImmutableArray<Delivery> Deliveries, ImmutableArray<LateWatch> Watches)> MatchAsync(
        ImmutableArray<FeedEntry> page, ImmutableArray<ActiveRule> active, CancellationToken cancellationToken)
    {
        var deliveries = ImmutableArray.CreateBuilder<Delivery>();
        var watches = ImmutableArray.CreateBuilder<LateWatch>();
        foreach (var entry in page)
        {
            if (await reader.ReadAsync(entry, cancellationToken) is { } happened)
            {
                deliveries.AddRange(await _factory.MatchAsync(happened, active, cancellationToken));
                watches.AddRange(await reader.WatchesAsync(happened, entry.Trail, cancellationToken));
            }
        }

        return (deliveries.ToImmutable(), watches.ToImmutable());
    }

    private async Task LoadPlaceAsync(CancellationToken cancellationToken)
    {
        if (_placeETag is not null)
        {
            return;
        }

        if (await store.PlaceAsync(cancellationToken) is { } place)
        {
            (_position, _kept, _placeETag) = (place.Position, place.Position, place.ETag);
        }
        else
        {
            // What happened before there were notifications is told to nobody.
            _placeETag = await store.AddAsync([], [], 0, Storage.DocumentWrite.MustNotExist, cancellationToken);
            (_position, _kept) = (0, 0);
        }
    }
}
