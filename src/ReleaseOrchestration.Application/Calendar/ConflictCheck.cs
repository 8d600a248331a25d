using System.Collections.Immutable;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>Tells what is in the way of one release at its time, among all that are planned or run and all freezes, and when nothing would be.</summary>
public sealed class ConflictCheck(ReleaseStore releases, ReleaseIndexer indexer, DefinitionStore definitions, ReleaseReaches reaches, TimeProvider clock)
{
    /// <summary>As many conflicts are told.</summary>
    public const int Most = 50;

    // Most are found soon; who finds none in a quarter of a year has to move something else.
    private static readonly ImmutableArray<int> DaysAhead = [14, 91];

    private readonly CalendarReleases _releases = new(releases);
    private readonly CalendarDefinitions _definitions = new(definitions);

    /// <summary>The conflicts of a release that has a time and has not started; it need not be saved.</summary>
    /// <param name="record">The release.</param>
    /// <param name="isVisible">Only with these releases; null for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ScheduleAdvice> OfAsync(ReleaseRecord record, Func<ReleaseEntry, CancellationToken, Task<bool>>? isVisible, CancellationToken cancellationToken)
    {
        if (record.Schedule is not { } schedule || record.WasStarted || record.State == LaunchState.Cancelled)
        {
            return new ScheduleAdvice();
        }

        var reach = await reaches.FindAsync(record, cancellationToken);
        var span = new ReleaseSpan
        {
            Id = record.Id,
            Name = record.Name,
            From = schedule.At,
            Until = schedule.Until,
            Environments = reach.Environments,
            Services = reach.Services,
            Processes = reach.Processes,
            Tags = [.. record.Tags.Union(reach.Tags, StringComparer.Ordinal)],
            Group = record.Group,
        };
        return await OfAsync(span, isVisible, cancellationToken);
    }

    private async Task<ScheduleAdvice> OfAsync(ReleaseSpan span, Func<ReleaseEntry, CancellationToken, Task<bool>>? isVisible, CancellationToken cancellationToken)
    {
        await indexer.CatchUpAsync(cancellationToken);
        ImmutableArray<ReleaseGroupDefinition> groups = [.. (await _definitions.GroupsAsync(cancellationToken)).Select(pair => pair.Group)];
        var freezes = await _definitions.FreezesAsync(cancellationToken);
        var schedule = new Surroundings(new CalendarConflicts(groups, clock.GetUtcNow()), freezes, isVisible);
        var own = span with { IsSerialized = groups.Any(group => group.Id == span.Group && group.Overlap == GroupOverlap.Serialize) };

        // A moment is looked at for as short as time can be.
        var (others, _) = await SpansAsync(schedule, own.From, own.Until > own.From ? own.Until : own.From.AddTicks(1), cancellationToken);
        var report = ScheduleConflicts.Of(own, others, schedule.Freezes.Select(freeze => FreezePlan.Of(freeze, own.From, own.Until)), Most);
        return new ScheduleAdvice
        {
            Conflicts = report.Conflicts,
            HasMore = !report.IsComplete,
            NextFreeSlot = report.Conflicts.Any(conflict => !conflict.IsWarning) ? await NextAsync(own, schedule, cancellationToken) : null,
        };
    }

    private async Task<FreeSlot> NextAsync(ReleaseSpan span, Surroundings schedule, CancellationToken cancellationToken)
    {
        var slot = new FreeSlot(From: null, Until: null, span.From);
        foreach (var days in DaysAhead)
        {
            var end = Later(span.Until, TimeSpan.FromDays(days));
            var (others, seen) = await SpansAsync(schedule, span.From, end, cancellationToken);
            var last = seen < end ? seen : end;
            var horizon = last - span.From > span.Until - span.From ? last - (span.Until - span.From) : span.From;
            slot = ScheduleConflicts.NextFreeSlot(span, others, schedule.Freezes.Select(freeze => FreezePlan.Of(freeze, span.From, end)), span.From, horizon);
            if (slot.From is not null)
            {
                break;
            }
        }

        return slot;
    }

    // With the time up to which all were found.
    private async Task<(List<ReleaseSpan> Spans, DateTimeOffset Seen)> SpansAsync(Surroundings schedule, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (entries, isTruncated) = await _releases.FindAsync(new CalendarQuery(from, until) { IsVisible = schedule.IsVisible }, cancellationToken);
        return (entries.Select(schedule.Conflicts.SpanOf).OfType<ReleaseSpan>().ToList(), isTruncated ? entries[^1].Begins ?? from : until);
    }

    private static DateTimeOffset Later(DateTimeOffset time, TimeSpan by) => time < DateTimeOffset.MaxValue - by ? time + by : DateTimeOffset.MaxValue;

    private sealed record Surroundings(CalendarConflicts Conflicts, ImmutableArray<FreezeDefinition> Freezes, Func<ReleaseEntry, CancellationToken, Task<bool>>? IsVisible);
}
