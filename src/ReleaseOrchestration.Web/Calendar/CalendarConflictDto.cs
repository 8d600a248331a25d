using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar.Conflicts;

namespace ReleaseOrchestration.Web.Calendar;

/// <summary>Two releases that are in each other's way, or a release and a freeze.</summary>
internal sealed record CalendarConflictDto(
    ConflictKind Kind, string Release, string With, ImmutableArray<string> What, DateTimeOffset From, DateTimeOffset Until, bool Warning, string Message)
{
    public static CalendarConflictDto Of(ScheduleConflict one) => new(one.Kind, one.Release, one.With, one.What, one.From, one.Until, one.IsWarning, one.Message);
}
