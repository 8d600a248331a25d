using System.Collections.Immutable;
using ReleaseOrchestration.Web.Cadence;
using ReleaseOrchestration.Web.Calendar;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>A release that was created or started.</summary>
internal sealed record CreatedReleaseDto(string Id, int Run, string Status)
{
    /// <summary>Of a release that was planned: what is in its way at its time.</summary>
    public ImmutableArray<CalendarConflictDto>? Conflicts { get; init; }

    /// <summary>The next time at which nothing is; null when nothing is now.</summary>
    public FreeSlotDto? NextFreeSlot { get; init; }
}
