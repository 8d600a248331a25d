using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <content>
/// The rows that lists and the calendar are read from. The row by age has the entry that the others were made of, and changes with each of them under its ETag: whoever
/// read it before what the entry is made of can never write an older entry over a newer one.
/// </content>
public sealed partial class ReleaseStore
{
    private static readonly DocumentKey IndexPlaceKey = new(Partition, "x~index");

    /// <summary>Brings the rows of a release up to what its record and its machine show.</summary>
    /// <returns>Whether something was written.</returns>
    internal async Task<bool> RefreshAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { Record: var known })
        {
            return false;
        }

        while (true)
        {
            var stored = await documents.GetAsync(AgeKey(known), cancellationToken);
            if (await FindAsync(id, cancellationToken) is not { Record: var record })
            {
                return false;
            }

            var writes = await IndexWritesAsync(stored, record, cancellationToken);
            if (writes.IsEmpty || (await documents.WriteAsync(writes, cancellationToken)).Succeeded)
            {
                return !writes.IsEmpty;
            }
        }
    }

    /// <summary>Rows that begin with a text, from a row on.</summary>
    internal Task<ImmutableArray<StoredDocument>> RowsAsync(string prefix, string? from, int limit, CancellationToken cancellationToken, string? before = null)
    {
        var range = RowRange.Prefix(prefix, limit);
        return documents.QueryAsync(Partition, range with { From = from ?? range.From, Before = before ?? range.Before }, cancellationToken);
    }

    internal async Task<(IndexPlace Place, string ETag)?> IndexPlaceAsync(CancellationToken cancellationToken) =>
        await documents.GetAsync(IndexPlaceKey, cancellationToken) is { } document
            ? (JsonSerializer.Deserialize(document.Body.Span, ListingJsonContext.Default.IndexPlace)!, document.ETag)
            : null;

    /// <returns>The new ETag; null when somebody else moved the place.</returns>
    internal async Task<string?> MoveIndexPlaceAsync(IndexPlace place, string etag, CancellationToken cancellationToken)
    {
        var result = await documents.WriteAsync([new(IndexPlaceKey, JsonSerializer.SerializeToUtf8Bytes(place, ListingJsonContext.Default.IndexPlace), etag)], cancellationToken);
        return result.Succeeded ? result.ETags[0] : null;
    }

    private static DocumentKey AgeKey(ReleaseRecord record) => new(Partition, IndexRows.AgeRow(record.CreatedAt, record.Id));

    private async Task<ImmutableArray<DocumentWrite>> IndexWritesAsync(StoredDocument? stored, ReleaseRecord record, CancellationToken cancellationToken)
    {
        var entry = ReleaseEntry.Of(record, record.WasStarted ? await SummaryAsync(record.Id, cancellationToken) : null);
        var body = entry.Write();
        if (stored is not null && stored.Body.Span.SequenceEqual(body))
        {
            return [];
        }

        var rows = IndexRows.Of(entry);
        var before = stored is null ? null : ReleaseEntry.Read(stored.Body.Span);
        return
        [
            new(AgeKey(record), body, stored?.ETag ?? DocumentWrite.MustNotExist),
            .. rows.Select(row => new DocumentWrite(new(Partition, row), body)),
            .. RowsOf(before).Except(rows, StringComparer.Ordinal).Select(row => new DocumentWrite(new(Partition, row), Body: null)),
        ];
    }

    /// <summary>What takes away the rows of a release.</summary>
    private async Task<ImmutableArray<DocumentWrite>> IndexRemovalAsync(ReleaseRecord record, CancellationToken cancellationToken) =>
        await documents.GetAsync(AgeKey(record), cancellationToken) is { } stored
            ? [new(stored.Key, Body: null, stored.ETag), .. RowsOf(ReleaseEntry.Read(stored.Body.Span)).Select(row => new DocumentWrite(new(Partition, row), Body: null))]
            : [];

    private static ImmutableArray<string> RowsOf(ReleaseEntry? entry) => entry is null ? [] : IndexRows.Of(entry);

    private async Task<ReleaseSummary?> SummaryAsync(string id, CancellationToken cancellationToken) =>
        await documents.GetAsync(new(Projections.Releases, id), cancellationToken) is { } document ? ExecutionJson.Release(document.Body.Span) : null;
}
