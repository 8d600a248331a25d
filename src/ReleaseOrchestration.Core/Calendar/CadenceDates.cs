using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>The days of a cadence, without its time of day, its bounds and its exceptions. They are computed from where they are asked for, not from the start.</summary>
internal abstract class CadenceDates
{
    /// <summary>From where intervals count when a cadence has no start: a Monday that begins a week, a month, a quarter and a year.</summary>
    public static readonly LocalDate Epoch = new(2001, 1, 1);

    public static CadenceDates Of(CadenceDefinition cadence, CronExpression? cron, LocalDate start) => cadence.Frequency switch
    {
        CadenceFrequency.Daily => new DailyDates(start, cadence.Interval),
        CadenceFrequency.Weekly => new WeeklyDates(start, cadence.Interval, cadence.Days),
        CadenceFrequency.Biweekly => new WeeklyDates(start, 2 * cadence.Interval, cadence.Days),
        CadenceFrequency.Monthly => new MonthlyDates(start, cadence.Interval, cadence.Days),
        CadenceFrequency.Quarterly => new MonthlyDates(start, 3 * cadence.Interval, cadence.Days),
        _ => new CronDates(cron ?? throw new ArgumentNullException(nameof(cron))),
    };

    /// <summary>The days from one to another, both included, in order.</summary>
    public abstract IEnumerable<LocalDate> Between(LocalDate first, LocalDate last);

    /// <summary>The least number of the series <paramref name="origin"/>, plus or minus any number of steps, that is not less than <paramref name="value"/>.</summary>
    protected static int AtLeast(int value, int origin, int step)
    {
        var over = (value - origin) % step;
        return over == 0 ? value : value - over + (over > 0 ? step : 0);
    }
}
