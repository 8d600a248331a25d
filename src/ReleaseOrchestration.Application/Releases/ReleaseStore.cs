using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>
/// Release records, an index of them by age, and markers of those that are being started, in one partition: a record and its rows change in one batch.
/// </summary>
public sealed partial class ReleaseStore(IDocumentStore documents, ScheduleSignal? schedule = null)
{
    private const string Partition = "releases";
    private const string Starting = "s~";
    private const string Open = "o~";

    /// <summary>Finds a release and the ETag of its record; null when there is none.</summary>
    public async Task<(ReleaseRecord Record, string ETag)?> FindAsync(string id, CancellationToken cancellationToken) =>
        await documents.GetAsync(RecordKey(id), cancellationToken) is { } document && Read(document) is { } record && record.Id == id
            ? (record, document.ETag)
            : null;

    /// <summary>Adds a release.</summary>
    /// <param name="record">The release.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="besides">What is written in the same batch.</param>
    /// <returns>False when there is one of that id, whatever its case, or one of that occurrence of its group, or what is written besides does not fit.</returns>
    public async Task<bool> AddAsync(ReleaseRecord record, CancellationToken cancellationToken, ImmutableArray<DocumentWrite> besides = default)
    {
        if (await documents.GetAsync(PurgedKey(record.Id), cancellationToken) is not null)
        {
            return false;
        }

        var index = await IndexWritesAsync(stored: null, record, cancellationToken);
        ImmutableArray<DocumentWrite> writes = [new(RecordKey(record.Id), Write(record), DocumentWrite.MustNotExist), .. Taken(record), .. Rows(record), .. index, .. Besides(besides)];
        return Wakes(record, (await documents.WriteAsync(writes, cancellationToken)).Succeeded);
    }

    /// <summary>Whether a new release may have an id.</summary>
    public async Task<bool> IsFreeAsync(string id, CancellationToken cancellationToken) =>
        await documents.GetAsync(RecordKey(id), cancellationToken) is null && await documents.GetAsync(PurgedKey(id), cancellationToken) is null;

    /// <summary>Changes a release.</summary>
    /// <param name="record">What it is from now on.</param>
    /// <param name="etag">The ETag of the record that it was made of.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="besides">What is written in the same batch.</param>
    /// <returns>False when its record changed meanwhile, or what is written besides does not fit.</returns>
    public async Task<bool> ChangeAsync(ReleaseRecord record, string etag, CancellationToken cancellationToken, ImmutableArray<DocumentWrite> besides = default)
    {
        while (true)
        {
            var stored = await documents.GetAsync(AgeKey(record), cancellationToken);
            if (await FindAsync(record.Id, cancellationToken) is not { } before || before.ETag != etag)
            {
                return false;
            }

            var rows = Rows(record).ToImmutableArray();
            var left = Rows(before.Record).Select(row => row.Key).Except(rows.Select(row => row.Key)).Select(key => new DocumentWrite(key, Body: null));
            var index = await IndexWritesAsync(stored, record, cancellationToken);
            var result = await documents.WriteAsync([new(RecordKey(record.Id), Write(record), etag), .. rows, .. left, .. index, .. Besides(besides)], cancellationToken);
            if (result.Succeeded || result.Conflict != AgeKey(record))
            {
                return Wakes(record, result.Succeeded);
            }
        }
    }

    /// <summary>Releases from the newest to the oldest.</summary>
    /// <param name="after">The row after which to begin; null for the newest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async IAsyncEnumerable<(string Row, ReleaseRecord Record)> NewestFirstAsync(
        string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int PageSize = 100;
        var range = RowRange.Prefix(IndexRows.ByAge, PageSize);
        range = after is null ? range : range with { From = StoredPages.After(after) };
        ImmutableArray<StoredDocument> page;
        do
        {
            page = await documents.QueryAsync(Partition, range, cancellationToken);
            foreach (var row in page.Select(d => d.Key.Row))
            {
                if (await FindAsync(IndexRows.IdOf(row), cancellationToken) is { } found)
                {
                    yield return (row, found.Record);
                }
            }

            range = page.IsEmpty ? range : range with { From = StoredPages.After(page[^1].Key.Row) };
        }
        while (page.Length == PageSize);
    }

    /// <summary>Ids of releases whose start was begun and not confirmed.</summary>
    public async Task<ImmutableArray<string>> StartingAsync(CancellationToken cancellationToken)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        await foreach (var document in documents.ReadAllAsync(Partition, Starting, cancellationToken))
        {
            ids.Add(document.Key.Row[Starting.Length..]);
        }

        return ids.ToImmutable();
    }

    /// <summary>Releases that have not ended. One that is over is taken off the list; each change of its record puts it there again.</summary>
    /// <param name="isOver">Tells whether a release has ended.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async IAsyncEnumerable<ReleaseRecord> OpenAsync(
        Func<ReleaseRecord, Task<bool>> isOver, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var marker in documents.ReadAllAsync(Partition, Open, cancellationToken))
        {
            if (await FindAsync(marker.Key.Row[Open.Length..], cancellationToken) is not { Record: var record })
            {
                continue;
            }

            if (await isOver(record))
            {
                await documents.WriteAsync([new(marker.Key, Body: null, marker.ETag)], cancellationToken);
            }
            else
            {
                yield return record;
            }
        }
    }

    /// <summary>Puts a release on the list of those that have not ended.</summary>
    internal async Task ReopenAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { Record: var record })
        {
            await documents.WriteAsync([.. Rows(record)], cancellationToken);
        }
    }

    private static DocumentWrite OpenMarker(string id) => new(new(Partition, Open + id), "{}"u8.ToArray());

    // What is found by something else than its id. A change writes those that the release has from then on, and takes away those that it had.
    private static IEnumerable<DocumentWrite> Rows(ReleaseRecord record)
    {
        if (record.State == LaunchState.Starting)
        {
            yield return new(new(Partition, Starting + record.Id), "{}"u8.ToArray());
        }

        if (record.State != LaunchState.Cancelled)
        {
            yield return OpenMarker(record.Id);
        }

        foreach (var row in ScheduleRows(record))
        {
            yield return new(new(Partition, row), Encoding.UTF8.GetBytes(record.Id));
        }
    }

    private bool Wakes(ReleaseRecord record, bool isWritten)
    {
        if (isWritten && record.State == LaunchState.Scheduled)
        {
            schedule?.Raise();
        }

        return isWritten;
    }

    private static ImmutableArray<DocumentWrite> Besides(ImmutableArray<DocumentWrite> writes) => writes.IsDefault ? [] : writes;

    /// <summary>The key of a row that is written in one batch with releases.</summary>
    internal static DocumentKey Key(string row) => new(Partition, row);

    private static DocumentKey RecordKey(string id) => new(Partition, $"r~{id.ToLowerInvariant()}");

    private static byte[] Write(ReleaseRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, ApplicationJsonContext.Default.ReleaseRecord);

    private static ReleaseRecord? Read(StoredDocument document) => JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.ReleaseRecord);
}
