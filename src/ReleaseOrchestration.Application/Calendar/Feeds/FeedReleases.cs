using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Finds the releases of feeds, and what cadences ask for beyond them.</summary>
public sealed class FeedReleases(
    ReleaseStore releases, ReleaseLists lists, ReleaseIndexer indexer, ReleaseReaches reaches, DefinitionStore definitions, IDocumentStore documents, TimeProvider clock)
{
    private const int PageSize = 500;
    private const int Most = 5000;
    private static readonly TimeSpan Step = TimeSpan.FromDays(30);

    private readonly CalendarReleases _releases = new(releases);
    private readonly CalendarOccurrences _occurrences = new(releases, reaches, documents, clock);
    private readonly CalendarDefinitions _definitions = new(definitions);

    /// <summary>Whether every release can be found; a calendar would take those out that are missing.</summary>
    internal Task<bool> IsReadyAsync(CancellationToken cancellationToken) => indexer.CatchUpAsync(cancellationToken);

    /// <summary>The releases with a time in a range: of one group by its own rows, else by those of the months. Where they are too many, those furthest back are left out.</summary>
    internal async Task<ImmutableArray<ReleaseOverview>> FindAsync(CalendarQuery query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = query.Groups is [var group] ? await OfGroupAsync(group, query, cancellationToken) : await OfMonthsAsync(query, now, cancellationToken);
        return
        [
            .. found.Where(release => release.Status != ReleaseStatus.Draft)
                .DistinctBy(release => release.Id)
                .OrderBy(release => BeginOf(release) < now)
                .ThenBy(release => (BeginOf(release) - now).Duration())
                .Take(Most),
        ];
    }

    /// <summary>What the cadences of groups ask for in a range from where their releases are no longer planned.</summary>
    internal async Task<IEnumerable<(CalendarOccurrence Occurrence, DefinitionRecord Group)>> OccurrencesAsync(CalendarQuery query, CancellationToken cancellationToken)
    {
        var groups = await _definitions.GroupsAsync(cancellationToken);
        var records = groups.ToDictionary(pair => pair.Group.Id, pair => pair.Record, StringComparer.Ordinal);
        return (await _occurrences.FindAsync(query, groups, cancellationToken)).Occurrences.Select(occurrence => (occurrence, records[occurrence.Group]));
    }

    private static DateTimeOffset BeginOf(ReleaseOverview release) => release.StartedAt ?? release.Schedule?.At ?? release.CreatedAt;

    private async Task<IEnumerable<ReleaseOverview>> OfMonthsAsync(CalendarQuery query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = (await _releases.FindAsync(query with { From = now }, cancellationToken)).Releases.ToList();
        for (var until = now; until > query.From && found.Count < Most; until -= Step)
        {
            found.AddRange((await _releases.FindAsync(query with { From = until - Step, To = until }, cancellationToken)).Releases);
        }

        return found.Select(entry => entry.ToOverview());
    }

    private async Task<IEnumerable<ReleaseOverview>> OfGroupAsync(string group, CalendarQuery query, CancellationToken cancellationToken)
    {
        var filter = new ReleaseFilter { Group = group, From = query.From, To = query.To, IsVisible = query.IsVisible };
        var found = new List<ReleaseOverview>();
        string? cursor = null;
        do
        {
            var page = await lists.ListAsync(filter, PageSize, cursor, cancellationToken);
            found.AddRange(page!.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return found;
    }
}
