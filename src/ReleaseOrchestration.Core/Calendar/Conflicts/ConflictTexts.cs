using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>Conflicts with their sentences.</summary>
internal static class ConflictTexts
{
    public static ScheduleConflict Between(ReleaseSpan first, ReleaseSpan second, ConflictKind kind, ImmutableArray<string> what)
    {
        var from = second.From;
        var until = first.Until < second.Until ? first.Until : second.Until;
        var reason = kind == ConflictKind.Group ? $"releases of the group {what[0]} run one after the other" : $"both work on {string.Join(", ", what)}";
        return new ScheduleConflict
        {
            Kind = kind,
            Release = first.Id,
            With = second.Id,
            What = what,
            From = from,
            Until = until < from ? from : until,
            Message = $"{Name(first)} and {Name(second)} overlap {Span(from, until)}: {reason}.",
        };
    }

    public static ScheduleConflict InFreeze(ReleaseSpan plan, Denial denial, Stretch time)
    {
        var from = time.Begin > plan.Begin ? time.From : plan.From;
        var until = time.End < plan.End ? time.Until : plan.Until;
        return new ScheduleConflict
        {
            Kind = ConflictKind.Freeze,
            Release = plan.Id,
            With = denial.Ids,
            What = Environments(plan, denial),
            From = from,
            Until = until < from ? from : until,
            IsWarning = denial.IsWarning,
            Message = $"{Name(plan)} is {Place(denial)} {Span(from, until)}{(denial.IsWarning ? ", which only warns" : string.Empty)}.",
        };
    }

    private static string Place(Denial denial)
    {
        var names = string.Join(", ", denial.Freezes.Select(f => $"`{(f.Freeze.Name.Length > 0 ? f.Freeze.Name : f.Freeze.Id)}`"));
        var verb = denial.Freezes.Length > 1 ? "allow" : "allows";
        return denial.Freezes[0].Freeze.Window == FreezeWindow.Allow ? $"outside of the times that {names} {verb}" : $"in the freeze {names}";
    }

    private static ImmutableArray<string> Environments(ReleaseSpan plan, Denial denial) =>
    [
        .. plan.Environments
            .Where(e => denial.Freezes.Any(f => f.Freeze.Scope.Environments.IsEmpty || f.Freeze.Scope.Environments.Contains(e, StringComparer.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static string Name(ReleaseSpan plan) => plan.IsRunning ? $"{plan.Title}, which is running," : plan.Title;

    private static string Span(DateTimeOffset from, DateTimeOffset until) => until > from ? $"from {Text(from)} to {Text(until)} UTC" : $"at {Text(from)} UTC";

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
