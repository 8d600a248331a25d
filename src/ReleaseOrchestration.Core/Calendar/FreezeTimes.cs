using System.Collections.Immutable;
using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>
/// When freezes are in force. A change of the clock never shortens one: it begins at the first of two equal times of day and ends at the second, and a time that is
/// skipped is the instant of the change.
/// </summary>
public static class FreezeTimes
{
    /// <summary>No range has more periods than this.</summary>
    public const int MostPeriods = 1000;

    /// <summary>The stretch of time in which a freeze is in force now, joined with those that follow without a gap; null when it is not in force.</summary>
    public static FreezePeriod? Current(FreezeDefinition freeze, DateTimeOffset now)
    {
        if (freeze.Recurrence is not { } recurrence)
        {
            return (freeze.From is null || freeze.From <= now) && (freeze.To is null || now < freeze.To) ? new FreezePeriod(freeze.From, freeze.To) : null;
        }

        if (now < recurrence.Start || now >= recurrence.End || !IsInOne(recurrence, now))
        {
            return null;
        }

        var (periods, horizon) = Around(recurrence, now);
        return periods.Find(p => p.Start.ToDateTimeOffset() <= now && now < p.End.ToDateTimeOffset()) is { HasStart: true } period && period.End > period.Start
            ? Period(recurrence, period, horizon)
            : null;
    }

    /// <summary>The next stretch of time that begins after an instant; null when there is none.</summary>
    public static FreezePeriod? Next(FreezeDefinition freeze, DateTimeOffset now)
    {
        if (freeze.Recurrence is not { } recurrence)
        {
            return freeze.From > now ? new FreezePeriod(freeze.From, freeze.To) : null;
        }

        var seen = recurrence.Start > now ? recurrence.Start.Value : now;
        if (seen >= recurrence.End)
        {
            return null;
        }

        var (periods, horizon) = Around(recurrence, seen);
        return periods
            .Where(p => p.End.ToDateTimeOffset() > seen)
            .Select(p => Period(recurrence, p, horizon))
            .FirstOrDefault(p => p.From > now && !(p.From >= recurrence.End));
    }

    /// <summary>
    /// The stretches of time in which a freeze is in force that overlap a range: each joined with those that it touches, as a whole where its ends are known, at most
    /// <see cref="MostPeriods"/>, the earliest first. A range without length is a moment.
    /// </summary>
    /// <param name="freeze">The freeze.</param>
    /// <param name="from">The first instant of the range.</param>
    /// <param name="until">The end of the range, which is outside.</param>
    public static ImmutableArray<FreezePeriod> Between(FreezeDefinition freeze, DateTimeOffset from, DateTimeOffset until)
    {
        if (freeze.Recurrence is { } recurrence)
        {
            return recurrence.End <= from || (recurrence.Start > from && recurrence.Start >= until) ? [] : [.. new FreezeRange(recurrence, from, until).Find(MostPeriods)];
        }

        return (freeze.From is null || freeze.From <= from || freeze.From < until) && (freeze.To is null || freeze.To > from) && !(freeze.To <= freeze.From)
            ? [new FreezePeriod(freeze.From, freeze.To)]
            : [];
    }

    // How many days back one may have begun that is still going on, and how many ahead are enough to see that one never ends.
    internal static (int Back, int Ahead) Reach(FreezeFrequency frequency) => frequency switch
    {
        FreezeFrequency.Daily => (3, 10),
        FreezeFrequency.Weekly => (10, 30),
        FreezeFrequency.Monthly => (70, 200),
        _ => (735, 1200),
    };

    internal static DateTimeZone Zone(FreezeRecurrence recurrence) => DateTimeZoneProviders.Tzdb[recurrence.TimeZone.Length == 0 ? "UTC" : recurrence.TimeZone];

    private static FreezePeriod Period(FreezeRecurrence recurrence, Interval period, Instant horizon)
    {
        var from = period.Start.ToDateTimeOffset();
        var until = period.End.ToDateTimeOffset();
        return new FreezePeriod(
            recurrence.Start > from ? recurrence.Start : from,
            period.End >= horizon || recurrence.End < until ? recurrence.End : until,
            period.End >= horizon ? horizon.ToDateTimeOffset() : null);
    }

    // Every start of an activity asks, and mostly outside of all of them: that is seen without those to come.
    private static bool IsInOne(FreezeRecurrence recurrence, DateTimeOffset now)
    {
        var (zone, instant) = (Zone(recurrence), Instant.FromDateTimeOffset(now));
        var today = instant.InZone(zone).Date;
        return FreezeDays.Between(recurrence, today.PlusDays(-Reach(recurrence.Frequency).Back), today.PlusDays(1))
            .Select(date => Occurrence(recurrence, zone, date))
            .Any(period => period.Start <= instant && instant < period.End);
    }

    private static (List<Interval> Periods, Instant Horizon) Around(FreezeRecurrence recurrence, DateTimeOffset now)
    {
        var zone = Zone(recurrence);
        var today = Instant.FromDateTimeOffset(now).InZone(zone).Date;
        var (back, ahead) = Reach(recurrence.Frequency);
        var periods = FreezeDays.Between(recurrence, today.PlusDays(-back), today.PlusDays(ahead - 1))
            .Select(date => Occurrence(recurrence, zone, date))
            .Where(period => period.Duration > Duration.Zero);
        return (Joined(periods), zone.AtStartOfDay(today.PlusDays(ahead)).ToInstant());
    }

    internal static Interval Occurrence(FreezeRecurrence recurrence, DateTimeZone zone, LocalDate date)
    {
        var start = zone.MapLocal(date.At(Time(recurrence.From)));
        var end = zone.MapLocal(FreezeDays.EndOf(recurrence, date).At(Time(recurrence.To)));
        return new Interval(
            start.Count == 0 ? start.LateInterval.Start : start.First().ToInstant(),
            end.Count == 0 ? end.LateInterval.Start : end.Last().ToInstant());
    }

    internal static List<Interval> Joined(IEnumerable<Interval> ordered)
    {
        var joined = new List<Interval>();
        foreach (var period in ordered)
        {
            if (joined.Count > 0 && period.Start <= joined[^1].End)
            {
                joined[^1] = new Interval(joined[^1].Start, Instant.Max(joined[^1].End, period.End));
            }
            else
            {
                joined.Add(period);
            }
        }

        return joined;
    }

    private static LocalTime Time(TimeOnly time) => LocalTime.FromTicksSinceMidnight(time.Ticks);
}
