using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>Lists releases by their rows.</summary>
public sealed class ReleaseLists(ReleaseStore releases, ReleaseIndexer indexer, ReleaseQueries queries)
{
    // A filter that hardly matches must not make one request read everything there is.
    internal const int MostRead = 2000;

    /// <summary>Releases, the newest first; null when the cursor is none.</summary>
    public async Task<Page<ReleaseOverview>?> ListAsync(ReleaseFilter filter, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (AfterOf(cursor) is not { } after)
        {
            return null;
        }

        var isWhole = await indexer.CatchUpAsync(cancellationToken);
        var scan = await RowScan.OpenAsync(releases, isWhole ? RangesOf(filter) : [[IndexRows.ByAge]], Later(after, filter), cancellationToken);
        var (items, read, last) = (ImmutableArray.CreateBuilder<ReleaseOverview>(), 0, after);
        await foreach (var (age, row) in scan.ReadAsync(cancellationToken))
        {
            if (items.Count == limit || read++ == MostRead)
            {
                return new Page<ReleaseOverview>(items.ToImmutable(), Cursor.Write(IndexRows.ByAge + last));
            }

            last = age;
            if (await MatchAsync(row, filter, cancellationToken) is { } overview)
            {
                items.Add(overview);
            }
        }

        return new Page<ReleaseOverview>(items.ToImmutable(), NextCursor: null);
    }

    private static string? AfterOf(string? cursor) => cursor is null ? string.Empty
        : Cursor.Read(cursor) is { } row && row.StartsWith(IndexRows.ByAge, StringComparison.Ordinal) ? IndexRows.AgeOf(row, IndexRows.ByAge)
        : null;

    private static IEnumerable<ImmutableArray<string>> RangesOf(ReleaseFilter filter) => filter.Ranges().DefaultIfEmpty([IndexRows.ByAge]);

    // No release counts before it was created.
    private static string Later(string after, ReleaseFilter filter) =>
        filter.To is { } to && IndexRows.Before(to) is var before && string.CompareOrdinal(before, after) > 0 ? before : after;

    private async Task<ReleaseOverview?> MatchAsync(StoredDocument row, ReleaseFilter filter, CancellationToken cancellationToken)
    {
        if (await EntryAsync(row, cancellationToken) is not { } entry || !filter.Takes(entry) || (filter.IsVisible is { } isVisible && !await isVisible(entry, cancellationToken)))
        {
            return null;
        }

        if (!entry.IsLive && !entry.HasMore)
        {
            return entry.ToOverview();
        }

        return await releases.FindAsync(entry.Id, cancellationToken) is { Record: var record }
            && await queries.OverviewAsync(record, cancellationToken) is var overview && filter.TakesStatus(overview.Status)
                ? overview
                : null;
    }

    // A row of an earlier release of the product has no entry.
    private async Task<ReleaseEntry?> EntryAsync(StoredDocument row, CancellationToken cancellationToken) =>
        ReleaseEntry.Read(row.Body.Span)
        ?? (await releases.FindAsync(IndexRows.IdOf(row.Key.Row), cancellationToken) is { Record: var record }
            ? ReleaseEntry.Of(record, record.WasStarted ? await queries.SummaryAsync(record.Id, cancellationToken) : null)
            : null);
}
