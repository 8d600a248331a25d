using System.Collections.Immutable;
using ReleaseOrchestration.Application.Calendar;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>An occurrence of a group for which there is no release yet.</summary>
internal sealed record CalendarOccurrenceDto(
    string Group, string Occurrence, DateTimeOffset PlannedAt, DateTimeOffset PlannedUntil, string? Reason, ImmutableArray<string> Environments, ImmutableArray<string> Services, bool Projected)
{
    public static CalendarOccurrenceDto Of(CalendarOccurrence one) =>
        new(one.Group, one.Occurrence, one.At, one.Until, one.Reason.Length > 0 ? one.Reason : null, one.Environments, one.Services, Projected: true);
}
