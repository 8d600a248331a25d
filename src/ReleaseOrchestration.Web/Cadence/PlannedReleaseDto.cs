using System.Collections.Immutable;
using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Calendar;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>A release that has not started, what is in its way at its time, and when nothing would be.</summary>
internal sealed record PlannedReleaseDto(ReleaseOverview Release, ImmutableArray<CalendarConflictDto> Conflicts, bool MoreConflicts, FreeSlotDto? NextFreeSlot)
{
    public static PlannedReleaseDto Of(ReleaseOverview release, ScheduleAdvice advice) =>
        new(release, [.. advice.Conflicts.Select(CalendarConflictDto.Of)], advice.HasMore, FreeSlotDto.Of(advice.NextFreeSlot));
}
