using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>
/// Finds releases by time: in the rows of each month of the range, and in those of releases that run or last very long. What is read grows with the releases of these months
/// alone.
/// </summary>
internal sealed class CalendarReleases(ReleaseStore releases)
{
    /// <summary>How many releases one answer holds.</summary>
    public const int Most = 10_000;

    private const int PageSize = 1000;

    public async Task<(ImmutableArray<ReleaseEntry> Releases, bool IsTruncated)> FindAsync(CalendarQuery query, CancellationToken cancellationToken)
    {
        var found = new List<ReleaseEntry>();
        await AddAsync(IndexRows.Running, since: null, query, found, cancellationToken);
        await AddAsync(IndexRows.Long, since: null, query, found, cancellationToken);
        var first = new DateTimeOffset(query.From.UtcDateTime.Year, query.From.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        for (var month = first; month < query.To && found.Count <= Most; month = month.AddMonths(1))
        {
            await AddAsync(IndexRows.Month(month.Year, month.Month), month == first ? null : month, query, found, cancellationToken);
        }

        var ordered = found.OrderBy(entry => entry.Begins).ThenBy(entry => entry.Id, StringComparer.Ordinal).Take(Most);
        return ([.. ordered], found.Count > Most);
    }

    // A release has a row in each of its months; those that began before a later month were seen in the one before.
    private async Task AddAsync(string prefix, DateTimeOffset? since, CalendarQuery query, List<ReleaseEntry> found, CancellationToken cancellationToken)
    {
        var (next, end) = (since is { } begin ? prefix + IndexRows.Time(begin) : null, prefix + IndexRows.Time(query.To));
        ImmutableArray<StoredDocument> page;
        do
        {
            page = await releases.RowsAsync(prefix, next, PageSize, cancellationToken, end);
            foreach (var row in page)
            {
                if (ReleaseEntry.Read(row.Body.Span) is { } entry && query.Takes(entry) && (query.IsVisible is not { } isVisible || await isVisible(entry, cancellationToken)))
                {
                    found.Add(entry);
                }
            }

            next = page.IsEmpty ? null : StoredPages.After(page[^1].Key.Row);
        }
        while (page.Length == PageSize && found.Count <= Most);
    }
}
