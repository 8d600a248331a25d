using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>Reads the calendar: releases, what the cadences of groups ask for beyond them, and freezes.</summary>
public sealed class CalendarQueries(ReleaseStore releases, ReleaseIndexer indexer, DefinitionStore definitions, ReleaseReaches reaches, IDocumentStore documents, TimeProvider clock)
{
    /// <summary>The longest time that one answer is about.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    private readonly CalendarReleases _releases = new(releases);
    private readonly CalendarDefinitions _definitions = new(definitions);
    private readonly CalendarOccurrences _occurrences = new(releases, reaches, documents, clock);

    /// <summary>All that there is in a time of at most <see cref="Longest"/>.</summary>
    public async Task<CalendarView> ReadAsync(CalendarQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.To - query.From > Longest)
        {
            throw new ArgumentException($"The calendar is read for at most {Longest.Days} days.", nameof(query));
        }

        var isWhole = await indexer.CatchUpAsync(cancellationToken);
        var groups = await _definitions.GroupsAsync(cancellationToken);

        // In this order: what becomes a release meanwhile is seen twice, which is mended, and not missed.
        var projected = await _occurrences.FindAsync(query, groups, cancellationToken);
        var found = await _releases.FindAsync(query, cancellationToken);
        var taken = found.Releases.Select(entry => (entry.Group, entry.Schedule?.Occurrence)).ToHashSet();
        ImmutableArray<CalendarOccurrence> occurrences = [.. projected.Occurrences.Where(one => !taken.Contains((one.Group, one.Occurrence)))];
        var freezes = await _definitions.FreezesAsync(cancellationToken);
        var conflicts = new CalendarConflicts([.. groups.Select(pair => pair.Group)], clock.GetUtcNow()).Find(found.Releases, freezes);
        var named = found.Releases.Select(entry => entry.Group).OfType<string>().Concat(occurrences.Select(one => one.Group)).ToHashSet(StringComparer.Ordinal);
        return new CalendarView
        {
            Releases = found.Releases,
            Occurrences = occurrences,
            Freezes = Periods(query, freezes),
            Conflicts = conflicts,
            Groups = [.. groups.Select(pair => pair.Group).Where(group => named.Contains(group.Id))],
            IsTruncated = found.IsTruncated || projected.IsTruncated || !conflicts.IsComplete,
            IsIndexing = !isWhole,
        };
    }

    private static ImmutableArray<CalendarFreeze> Periods(CalendarQuery query, ImmutableArray<FreezeDefinition> freezes) =>
    [
        .. from freeze in freezes
           where Concerns(freeze.Scope.Groups, query.Groups) && Concerns(freeze.Scope.Environments, query.Environments)
           from period in FreezeTimes.Between(freeze, query.From, query.To)
           orderby period.From ?? DateTimeOffset.MinValue, freeze.Id
           select new CalendarFreeze(freeze, period),
    ];

    private static bool Concerns(ImmutableArray<string> scope, ImmutableArray<string> wanted) => scope.IsEmpty || wanted.IsEmpty || scope.Any(wanted.Contains);
}
