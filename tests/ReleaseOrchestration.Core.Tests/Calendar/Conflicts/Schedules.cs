using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar.Conflicts;

/// <summary>Schedules on the seventh of April 2025, by hours.</summary>
internal static class Schedules
{
    public static readonly DateTimeOffset Day = new(2025, 4, 7, 0, 0, 0, TimeSpan.Zero);

    public static ReleaseSpan Plan(string id, double from, double until, string environments = "", string services = "") => new()
    {
        Id = id,
        From = Day.AddHours(from),
        Until = Day.AddHours(until),
        Environments = Names(environments),
        Services = Names(services),
    };

    public static FreezePlan Freeze(string id, string rest) => Freeze($"freeze: {{id: {id}, {rest}}}", Day, Day.AddDays(60));

    public static FreezePlan Freeze(string yaml, DateTimeOffset from, DateTimeOffset until)
    {
        var result = DocumentReader.Read(yaml);
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return FreezePlan.Of(Assert.IsType<FreezeDocument>(result.Documents.Single()).Freeze, from, until);
    }

    public static string Hours(double from, double until) => $"from: {Time(from)}, to: {Time(until)}";

    /// <summary>A conflict in short: <c>Environment a b [prod] 6-7</c>.</summary>
    public static string Short(ScheduleConflict c) => string.Create(
        CultureInfo.InvariantCulture, $"{c.Kind} {c.Release} {c.With} [{string.Join(' ', c.What)}] {Hour(c.From)}-{Hour(c.Until)}{(c.IsWarning ? " warns" : string.Empty)}");

    private static double Hour(DateTimeOffset time) => (time - Day).TotalHours;

    private static string Time(double hours) => Day.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Names(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
