using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar.Conflicts;

namespace ReleaseOrchestration.Application.Calendar;

/// <summary>What is in the way of a release at its time, and when nothing would be.</summary>
public sealed record ScheduleAdvice
{
    /// <summary>Its conflicts, in the order in which they begin; none for a release without a time.</summary>
    public ImmutableArray<ScheduleConflict> Conflicts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether there are more conflicts than these.</summary>
    public bool HasMore { get; init; }

    /// <summary>The next time at which it has none; null when it has none now but such as only warn.</summary>
    public FreeSlot? NextFreeSlot { get; init; }
}
