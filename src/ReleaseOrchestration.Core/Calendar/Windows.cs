using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>
/// The hours of the week in which a phase may start. A window is open while a clock on the wall of its time zone reads a time in it: a change of the clock
/// that skips the hours skips the window, one that repeats them opens it again.
/// </summary>
public static class Windows
{
    // Weeks, because a change of the clock may skip the only window of one.
    private const int DaysSearched = 30;

    // Windows repeat by the week, so one that stays open longer never closes.
    private static readonly Duration LongestOpening = Duration.FromDays(8);

    /// <summary>Whether a time zone is known by that IANA id.</summary>
    public static bool IsKnownZone(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not null;

    /// <summary>Whether the window is open.</summary>
    public static bool IsOpen(WindowDefinition window, DateTimeOffset now) => Current(window, now) is not null;

    /// <summary>When the window that is open closes; null when it is closed, and when it never closes.</summary>
    public static DateTimeOffset? OpenUntil(WindowDefinition window, DateTimeOffset now) =>
        Current(window, now) is { } open && open.Duration < LongestOpening ? open.End.ToDateTimeOffset() : null;

    /// <summary>The instant itself while the window is open, else when it opens next; in UTC.</summary>
    public static DateTimeOffset NextStart(WindowDefinition window, DateTimeOffset now)
    {
        var instant = Instant.FromDateTimeOffset(now);
        var next = Around(window, instant).First(i => i.End > instant);
        return next.Start <= instant ? now.ToUniversalTime() : next.Start.ToDateTimeOffset();
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

    // From days before, because a window that crosses midnight belongs to its first day, and a change of the clock may repeat a midnight.
    private static List<Interval> Around(WindowDefinition window, Instant instant)
    {
        var zone = DateTimeZoneProviders.Tzdb[window.TimeZone.Length == 0 ? "UTC" : window.TimeZone];
        var first = instant.InZone(zone).Date.PlusDays(-2);
        var intervals = Enumerable.Range(0, DaysSearched)
            .Select(first.PlusDays)
            .Where(day => window.Days.IsEmpty || window.Days.Contains((DayOfWeek)((int)day.DayOfWeek % 7)))
            .SelectMany(day => OfDay(window, zone, day))
            .OrderBy(i => i.Start);
        return Joined(intervals);
    }

    private static IEnumerable<Interval> OfDay(WindowDefinition window, DateTimeZone zone, LocalDate day)
    {
        var isWholeDay = window.From == window.To;
        var from = isWholeDay ? day.AtMidnight() : day.At(Time(window.From));
        var to = isWholeDay ? day.PlusDays(1).AtMidnight() : (window.To > window.From ? day : day.PlusDays(1)).At(Time(window.To));
        foreach (var period in zone.GetZoneIntervals(from.PlusDays(-1).InUtc().ToInstant(), to.PlusDays(1).InUtc().ToInstant()))
        {
            var start = from.WithOffset(period.WallOffset).ToInstant();
            var end = to.WithOffset(period.WallOffset).ToInstant();
            start = period.HasStart ? Instant.Max(start, period.Start) : start;
            end = period.HasEnd ? Instant.Min(end, period.End) : end;
            if (start < end)
            {
                yield return new Interval(start, end);
            }
        }
    }

    private static List<Interval> Joined(IEnumerable<Interval> ordered)
    {
        var joined = new List<Interval>();
        foreach (var interval in ordered)
        {
            if (joined.Count > 0 && interval.Start <= joined[^1].End)
            {
                joined[^1] = new Interval(joined[^1].Start, Instant.Max(joined[^1].End, interval.End));
            }
            else
            {
                joined.Add(interval);
            }
        }

        return joined;
    }

    private static LocalTime Time(TimeOnly time) => LocalTime.FromTicksSinceMidnight(time.Ticks);
}
