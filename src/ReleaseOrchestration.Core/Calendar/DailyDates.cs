using NodaTime;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>Every day, or every few days.</summary>
internal sealed class DailyDates(LocalDate start, int interval) : CadenceDates
{
    public override IEnumerable<LocalDate> Between(LocalDate first, LocalDate last)
    {
        var ahead = AtLeast(Period.DaysBetween(start, first), 0, interval);
        for (var date = start.PlusDays(ahead); date <= last; date = date.PlusDays(interval))
        {
            yield return date;
        }
    }
}
