using NodaTime;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>
/// The days of a cron expression. It is computed from <see cref="CronExpression"/>, whose values the language checks already, and not by a library, because libraries of cron
/// step through local times and so lose or repeat those that a change of the clock skips or repeats.
/// </summary>
internal sealed class CronDates(CronExpression cron) : CadenceDates
{
    public override IEnumerable<LocalDate> Between(LocalDate first, LocalDate last)
    {
        for (var month = new YearMonth(first.Year, first.Month); month <= new YearMonth(last.Year, last.Month); month = month.PlusMonths(1))
        {
            if (cron.Months.Contains(month.Month))
            {
                foreach (var date in Days(month).Where(date => date >= first && date <= last))
                {
                    yield return date;
                }
            }
        }
    }

    private IEnumerable<LocalDate> Days(YearMonth month)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month);
        return (cron.EitherDay ? Enumerable.Range(1, length) : cron.DaysOfMonth.TakeWhile(day => day <= length)).Select(month.OnDayOfMonth).Where(Fits);
    }

    private bool Fits(LocalDate date)
    {
        var isOfWeek = cron.DaysOfWeek.Contains((int)date.DayOfWeek % 7);
        return cron.EitherDay ? isOfWeek || cron.DaysOfMonth.Contains(date.Day) : isOfWeek;
    }
}
