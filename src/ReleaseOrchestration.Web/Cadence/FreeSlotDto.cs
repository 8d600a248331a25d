using ReleaseOrchestration.Core.Calendar.Conflicts;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>The next time at which nothing is in the way of a release.</summary>
internal sealed record FreeSlotDto(DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset LookedUntil, string Message)
{
    public static FreeSlotDto? Of(FreeSlot? slot) => slot is null ? null : new(slot.From, slot.Until, slot.LookedUntil, slot.ToString());
}
