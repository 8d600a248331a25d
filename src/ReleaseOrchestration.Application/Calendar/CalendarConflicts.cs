using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>What is in each other's way of releases that are still to come or run: nobody can change what is over.</summary>
internal sealed class CalendarConflicts(ImmutableArray<ReleaseGroupDefinition> groups, DateTimeOffset now)
{
    private readonly HashSet<string> _serialized = groups.Where(group => group.Overlap == GroupOverlap.Serialize).Select(group => group.Id).ToHashSet(StringComparer.Ordinal);

    public ConflictReport Find(IEnumerable<ReleaseEntry> entries, ImmutableArray<FreezeDefinition> freezes)
    {
        var spans = entries.Select(SpanOf).OfType<ReleaseSpan>().ToList();
        if (spans.Count == 0)
        {
            return new ConflictReport([], IsComplete: true);
        }

        var (from, until) = (spans.Min(span => span.From), spans.Max(span => span.Until));
        return ScheduleConflicts.Find(spans, freezes.Select(freeze => FreezePlan.Of(freeze, from, until)));
    }

    /// <summary>The time of a release, and what it works on; null for one that is over or has no time.</summary>
    public ReleaseSpan? SpanOf(ReleaseEntry entry) => (entry.IsLive || entry.Status is ReleaseStatus.Scheduled or ReleaseStatus.Draft) && entry.Begins is { } begins
        ? new ReleaseSpan
        {
            Id = entry.Id,
            Name = entry.Name ?? string.Empty,
            From = begins,
            Until = entry.IsLive ? Later(now, LengthOf(entry) is var length && length < DateTimeOffset.MaxValue - begins ? begins + length : begins) : entry.Ends ?? begins,
            Environments = entry.Environments ?? [],
            Services = entry.Services ?? [],
            Processes = entry.Process is { } process ? [process] : [],
            Tags = entry.Tags ?? [],
            Group = entry.Group ?? string.Empty,
            IsSerialized = entry.Group is { } group && _serialized.Contains(group),
            IsRunning = entry.IsLive,
        }
        : null;

    private static TimeSpan LengthOf(ReleaseEntry entry) => entry.Schedule?.Duration ?? TimeSpan.Zero;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
