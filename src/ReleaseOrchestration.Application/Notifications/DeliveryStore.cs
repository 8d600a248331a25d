using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>
/// Deliveries, what is due when, and how far the events were looked at: one partition, so that deliveries and that place change in one batch.
/// </summary>
public sealed class DeliveryStore(IDocumentStore documents)
{
    /// <summary>How many new deliveries fit into one batch beside the place in the feed.</summary>
    internal const int MostAtOnce = 30;

    private const string Partition = "deliveries";
    private const string One = "d~";
    private const string Queue = "q~";
    private const string ByAge = "l~";
    private const string DeadByAge = "x~";
    private const string Watches = "w~";
    private const string Gone = "g~";
    private const int MostRead = 5000;

    private static readonly DocumentKey Place = new(Partition, "place");

    /// <summary>Finds a delivery; null when there is none.</summary>
    public async Task<Delivery?> FindAsync(string id, CancellationToken cancellationToken) => (await FindStoredAsync(id, cancellationToken))?.Delivery;

    /// <summary>Deliveries, the newest first; null when the cursor is none.</summary>
    public async Task<Page<Delivery>?> ListAsync(DeliveryFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var index = filter.State == DeliveryState.Dead ? DeadByAge : ByAge;
        var after = cursor is null ? null : Cursor.Read(cursor);
        if (cursor is not null && after?.StartsWith(index, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var (items, read, last) = (ImmutableArray.CreateBuilder<Delivery>(), 0, after);
        await foreach (var row in documents.ReadAllAsync(Partition, index, cancellationToken, after))
        {
            if (items.Count == limit || read++ == MostRead)
            {
                return new Page<Delivery>(items.ToImmutable(), Cursor.Write(last!));
            }

            last = row.Key.Row;
            if (await FindAsync(IdOf(last), cancellationToken) is { } delivery && filter.Takes(delivery))
            {
                items.Add(delivery);
            }
        }

        return new Page<Delivery>(items.ToImmutable(), NextCursor: null);
    }

    internal async Task<(long Position, string ETag)?> PlaceAsync(CancellationToken cancellationToken) =>
        await documents.GetAsync(Place, cancellationToken) is { } document
            ? (JsonSerializer.Deserialize(document.Body.Span, NotificationJsonContext.Default.FeedPosition)!.Position, document.ETag)
            : null;

    internal async Task<(Delivery Delivery, string ETag)?> FindStoredAsync(string id, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Partition, One + id), cancellationToken) is { } document
            ? (JsonSerializer.Deserialize(document.Body.Span, NotificationJsonContext.Default.Delivery)!, document.ETag)
            : null;

    /// <summary>Adds deliveries that are not there yet, and moves the place in the feed with the last of them.</summary>
    /// <returns>The ETag of the place; null when somebody else moved it.</returns>
    internal async Task<string?> AddAsync(ImmutableArray<Delivery> deliveries, ImmutableArray<LateWatch> watches, long position, string placeETag, CancellationToken cancellationToken)
    {
        // A phase is watched from the start of its release, and again from its own.
        foreach (var chunk in watches.Select(Watch).DistinctBy(watch => watch.Key).Chunk(100))
        {
            await documents.WriteAsync([.. chunk], cancellationToken);
        }

        var fresh = await NewAsync(deliveries, cancellationToken);
        for (var start = 0; ; start += MostAtOnce)
        {
            var chunk = fresh.Skip(start).Take(MostAtOnce).ToImmutableArray();
            var isLast = start + MostAtOnce >= fresh.Length;
            var place = new DocumentWrite(Place, JsonSerializer.SerializeToUtf8Bytes(new FeedPosition(position), NotificationJsonContext.Default.FeedPosition), placeETag);
            var written = await documents.WriteAsync([.. chunk.SelectMany(New), .. isLast ? ImmutableArray.Create(place) : []], cancellationToken);
            if (!written.Succeeded)
            {
                return null;
            }

            if (isLast)
            {
                return written.ETags[^1];
            }
        }
    }

    /// <summary>Adds deliveries that belong to no place in the feed: tests, and what is late.</summary>
    internal async Task AddAsync(ImmutableArray<Delivery> deliveries, CancellationToken cancellationToken)
    {
        // Where another host has added one of them meanwhile the batch is not written, but for the others it has to be.
        while (await NewAsync(deliveries, cancellationToken) is { IsEmpty: false } fresh)
        {
            foreach (var chunk in fresh.Chunk(MostAtOnce))
            {
                await documents.WriteAsync([.. chunk.SelectMany(New)], cancellationToken);
            }
        }
    }

    /// <summary>Replaces a delivery.</summary>
    /// <returns>False when it changed meanwhile.</returns>
    internal async Task<bool> ChangeAsync(Delivery before, string etag, Delivery after, CancellationToken cancellationToken) =>
        await ReplaceAsync(before, etag, after, cancellationToken) is not null;

    /// <summary>Replaces a delivery.</summary>
    /// <returns>Its new ETag; null when it changed meanwhile.</returns>
    internal async Task<string?> ReplaceAsync(Delivery before, string etag, Delivery after, CancellationToken cancellationToken)
    {
        var writes = ImmutableArray.CreateBuilder<DocumentWrite>();
        writes.Add(new(new(Partition, One + after.Id), Write(after), etag));
        Move(before.Due is { } was ? QueueRow(was, before.Id) : null, after.Due is { } due ? QueueRow(due, after.Id) : null);
        Move(before.State == DeliveryState.Dead ? AgeRow(DeadByAge, before) : null, after.State == DeliveryState.Dead ? AgeRow(DeadByAge, after) : null);
        var written = await documents.WriteAsync(writes.ToImmutable(), cancellationToken);
        return written.Succeeded ? written.ETags[0] : null;

        void Move(string? from, string? to)
        {
            if (from is not null && from != to)
            {
                writes.Add(new(new(Partition, from), Body: null));
            }

            if (to is not null && from != to)
            {
                writes.Add(Mark(to));
            }
        }
    }

    /// <summary>What is due first, with its time.</summary>
    internal async Task<ImmutableArray<(string Id, DateTimeOffset Due)>> QueueAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await documents.QueryAsync(Partition, RowRange.Prefix(Queue, limit), cancellationToken)).Select(row => (IdOf(row.Key.Row), TimeOf(row.Key.Row)))];

    internal async Task<ImmutableArray<(LateWatch Watch, string Row)>> WatchesAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await documents.QueryAsync(Partition, RowRange.Prefix(Watches, limit), cancellationToken)).Select(row => (JsonSerializer.Deserialize(row.Body.Span, NotificationJsonContext.Default.LateWatch)!, row.Key.Row))];

    internal Task ForgetWatchAsync(string row, CancellationToken cancellationToken) => documents.WriteAsync([new(new(Partition, row), Body: null)], cancellationToken);

    internal async Task<GoneChannel?> GoneAsync(string channel, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Partition, Gone + channel), cancellationToken) is { } document ? JsonSerializer.Deserialize(document.Body.Span, NotificationJsonContext.Default.GoneChannel) : null;

    internal Task SetGoneAsync(string channel, GoneChannel gone, CancellationToken cancellationToken) =>
        documents.WriteAsync([new(new(Partition, Gone + channel), JsonSerializer.SerializeToUtf8Bytes(gone, NotificationJsonContext.Default.GoneChannel))], cancellationToken);

    /// <summary>Forgets what arrived, or was given up, before an instant.</summary>
    /// <returns>How many were forgotten.</returns>
    internal async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in documents.ReadAllAsync(Partition, ByAge, cancellationToken, string.Create(CultureInfo.InvariantCulture, $"{ByAge}{long.MaxValue - before.UtcTicks:D19}~")))
        {
            if (await FindStoredAsync(IdOf(row.Key.Row), cancellationToken) is { Delivery: { State: not DeliveryState.Pending } delivery } found)
            {
                await documents.WriteAsync(
                    [new(new(Partition, One + delivery.Id), Body: null, found.ETag), new(row.Key, Body: null), new(new(Partition, AgeRow(DeadByAge, delivery)), Body: null)], cancellationToken);
                count++;
            }
        }

        return count;
    }

    private static IEnumerable<DocumentWrite> New(Delivery delivery)
    {
        yield return new(new(Partition, One + delivery.Id), Write(delivery), DocumentWrite.MustNotExist);
        yield return Mark(AgeRow(ByAge, delivery));
        yield return Mark(delivery.Due is { } due ? QueueRow(due, delivery.Id) : AgeRow(DeadByAge, delivery));
    }

    private static DocumentWrite Watch(LateWatch watch) => new(
        new(Partition, string.Create(CultureInfo.InvariantCulture, $"{Watches}{watch.Due.UtcTicks:D19}~{Core.Notifications.StableIds.Event(new(watch.Release, watch.Run, watch.Path), "late")}")),
        JsonSerializer.SerializeToUtf8Bytes(watch, NotificationJsonContext.Default.LateWatch));

    private static DocumentWrite Mark(string row) => new(new(Partition, row), "{}"u8.ToArray());

    private static string QueueRow(DateTimeOffset due, string id) => string.Create(CultureInfo.InvariantCulture, $"{Queue}{due.UtcTicks:D19}~{id}");

    private static string AgeRow(string index, Delivery delivery) => string.Create(CultureInfo.InvariantCulture, $"{index}{long.MaxValue - delivery.CreatedAt.UtcTicks:D19}~{delivery.Id}");

    private static string IdOf(string row) => row[(row.LastIndexOf('~') + 1)..];

    private static DateTimeOffset TimeOf(string row) => new(long.Parse(row.AsSpan(Queue.Length, 19), CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static byte[] Write(Delivery delivery) => JsonSerializer.SerializeToUtf8Bytes(delivery, NotificationJsonContext.Default.Delivery);

    private async Task<ImmutableArray<Delivery>> NewAsync(ImmutableArray<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var fresh = ImmutableArray.CreateBuilder<Delivery>();
        foreach (var delivery in deliveries.DistinctBy(delivery => delivery.Id))
        {
            if (await documents.GetAsync(new(Partition, One + delivery.Id), cancellationToken) is null)
            {
                fresh.Add(delivery);
            }
        }

        return fresh.ToImmutable();
    }
}
