using System.Collections.Immutable;
using NodaTime;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>Days of every week, or of every few; weeks begin on Monday, as in ISO 8601.</summary>
internal sealed class WeeklyDates(LocalDate start, int interval, ImmutableArray<string> days) : CadenceDates
{
    private readonly int[] _offsets = [.. days.Select(day => (int)CadenceDays.WeekdayOf(day) - 1).Distinct().Order()];

    public override IEnumerable<LocalDate> Between(LocalDate first, LocalDate last)
    {
        var (origin, firstWeek) = (Monday(start), Monday(first));
        var ahead = AtLeast(Period.DaysBetween(origin, firstWeek), 0, 7 * interval);
        for (var monday = origin.PlusDays(ahead); monday <= last; monday = monday.PlusDays(7 * interval))
        {
            foreach (var date in _offsets.Select(monday.PlusDays).Where(date => date >= first && date <= last))
            {
                yield return date;
            }
        }
    }

    private static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
