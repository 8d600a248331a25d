using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>A part of the calendar.</summary>
public sealed record CalendarView
{
    /// <summary>Releases that are planned, run or ran in that time, the earliest first.</summary>
    public ImmutableArray<ReleaseEntry> Releases { get; init; } = [];

    /// <summary>What the cadences of groups ask for beyond the releases that there are already, the earliest first.</summary>
    public ImmutableArray<CalendarOccurrence> Occurrences { get; init; } = [];

    /// <summary>When freezes are in force, the earliest first.</summary>
    public ImmutableArray<CalendarFreeze> Freezes { get; init; } = [];

    /// <summary>What is in each other's way: of the releases above that are not over, and with freezes.</summary>
    public ConflictReport Conflicts { get; init; } = new([], IsComplete: true);

    /// <summary>The groups of these releases and occurrences, in the order of their ids.</summary>
    public ImmutableArray<ReleaseGroupDefinition> Groups { get; init; } = [];

    /// <summary>Whether there is more than one answer holds; then the latest are left out.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether releases of a store that an earlier release of the product wrote are still being found.</summary>
    public bool IsIndexing { get; init; }
}
