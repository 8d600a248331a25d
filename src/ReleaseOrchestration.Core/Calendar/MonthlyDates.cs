using System.Collections.Immutable;
using NodaTime;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>Days of every month, or of every few.</summary>
internal sealed class MonthlyDates(LocalDate start, int interval, ImmutableArray<string> days) : CadenceDates
{
    private readonly MonthDay[] _days = [.. days.Select(MonthDay.Parse)];

    public override IEnumerable<LocalDate> Between(LocalDate first, LocalDate last)
    {
        var end = Month(last);
        for (var month = AtLeast(Month(first), Month(start), interval); month <= end; month += interval)
        {
            var (year, number) = (month / 12, (month % 12) + 1);
            foreach (var date in _days.Select(day => day.In(year, number)).OfType<LocalDate>().Distinct().Order().Where(date => date >= first && date <= last))
            {
                yield return date;
            }
        }
    }

    private static int Month(LocalDate date) => (date.Year * 12) + date.Month - 1;
}
