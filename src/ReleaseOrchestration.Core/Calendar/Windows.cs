using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>The hours of the week in which a phase may start.</summary>
public static class Windows
{
    private const int DaysSearched = 9;

    /// <summary>Whether a time zone is known by that IANA id.</summary>
    public static bool IsKnownZone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>Whether the window is open.</summary>
    public static bool IsOpen(WindowDefinition window, DateTimeOffset now) => Current(window, now) is not null;

    /// <summary>When the window that is open closes; null when none is open.</summary>
    public static DateTimeOffset? OpenUntil(WindowDefinition window, DateTimeOffset now) => Current(window, now)?.End.ToDateTimeOffset();

    /// <summary>The instant itself while the window is open, else when it opens next.</summary>
    public static DateTimeOffset NextStart(WindowDefinition window, DateTimeOffset now)
    {
        var instant = Instant.FromDateTimeOffset(now);
        return Around(window, instant)
            .Where(i => i.End > instant)
            .Select(i => i.Start <= instant ? now : i.Start.ToDateTimeOffset())
            .First();
    }

    private static Interval? Current(WindowDefinition window, DateTimeOffset now)
    {
        var instant = Instant.FromDateTimeOffset(now);
        foreach (var interval in Around(window, instant))
        {
            if (interval.Contains(instant))
            {
                return interval;
            }
        }

        return null;
    }

    // From the day before, because a window that crosses midnight belongs to its first day.
    private static IEnumerable<Interval> Around(WindowDefinition window, Instant instant)
    {
        var zone = DateTimeZoneProviders.Tzdb[window.TimeZone.Length == 0 ? "UTC" : window.TimeZone];
        var first = instant.InZone(zone).Date.PlusDays(-1);
        for (var i = 0; i < DaysSearched; i++)
        {
            var day = first.PlusDays(i);
            if (window.Days.IsEmpty || window.Days.Contains((DayOfWeek)((int)day.DayOfWeek % 7)))
            {
                var end = window.To > window.From ? day : day.PlusDays(1);
                var interval = new Interval(At(zone, day, window.From), At(zone, end, window.To));
                if (interval.Start < interval.End)
                {
                    yield return interval;
                }
            }
        }
    }

    // A local time that a change of the clock skips is taken as the first instant after the gap; one that it repeats, as the first of the two.
    private static Instant At(DateTimeZone zone, LocalDate day, TimeOnly time) =>
        zone.AtLeniently(day.At(new LocalTime(time.Hour, time.Minute, time.Second))).ToInstant();
}
