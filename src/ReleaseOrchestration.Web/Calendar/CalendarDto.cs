using System.Collections.Immutable;
using ReleaseOrchestration.Application.Calendar;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>A part of the calendar.</summary>
internal sealed record CalendarDto
{
    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    public ImmutableArray<CalendarReleaseDto> Releases { get; init; }

    public ImmutableArray<CalendarOccurrenceDto> Occurrences { get; init; }

    public ImmutableArray<CalendarFreezeDto> Freezes { get; init; }

    public ImmutableArray<CalendarConflictDto> Conflicts { get; init; }

    public ImmutableArray<CalendarGroupDto> Groups { get; init; }

    /// <summary>Whether there is more than one answer holds; then the latest are left out.</summary>
    public bool Truncated { get; init; }

    /// <summary>Whether releases that an earlier release of the product wrote are still being found.</summary>
    public bool Indexing { get; init; }

    public static CalendarDto Of(CalendarQuery query, CalendarView view) => new()
    {
        From = query.From,
        To = query.To,
        Releases = [.. view.Releases.Select(CalendarReleaseDto.Of)],
        Occurrences = [.. view.Occurrences.Select(CalendarOccurrenceDto.Of)],
        Freezes = [.. view.Freezes.Select(CalendarFreezeDto.Of)],
        Conflicts = [.. view.Conflicts.Conflicts.Select(CalendarConflictDto.Of)],
        Groups = [.. view.Groups.Select(CalendarGroupDto.Of)],
        Truncated = view.IsTruncated,
        Indexing = view.IsIndexing,
    };
}
