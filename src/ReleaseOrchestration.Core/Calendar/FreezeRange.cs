using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>The stretches of time in which a recurring freeze is in force in a range, joined where they touch.</summary>
internal sealed class FreezeRange(FreezeRecurrence recurrence, DateTimeOffset from, DateTimeOffset until)
{
    // Without a bound, a range of centuries would be as many days of work.
    private const int MostOccurrences = 20_000;

    private static readonly DateTimeOffset Earliest = new(10, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeZone _zone = FreezeTimes.Zone(recurrence);

    /// <summary>At most so many, the earliest first.</summary>
    public IEnumerable<FreezePeriod> Find(int most)
    {
        var (back, ahead) = FreezeTimes.Reach(recurrence.Frequency);
        var begin = Date(from);
        var occurrences = FreezeDays.Between(recurrence, begin.PlusDays(-2 * back), Date(until).PlusDays(ahead - 1))
            .Take(MostOccurrences + 1)
            .Select(date => (Date: date, Period: FreezeTimes.Occurrence(recurrence, _zone, date)))
            .ToList();
        var end = occurrences.Count > MostOccurrences ? occurrences[^1].Date : Date(until).PlusDays(ahead);
        var (known, horizon) = (Start(begin.PlusDays(-back)), Start(end));
        return FreezeTimes.Joined(occurrences.Take(MostOccurrences).Select(o => o.Period).Where(p => p.Duration > Duration.Zero))
            .Select(period => Clip(period, known, horizon))
            .Where(Overlaps)
            .Take(most);
    }

    // What began before it was looked for begins with the recurrence, if that has a start; what does not end within sight ends with it.
    private FreezePeriod Clip(Interval period, Instant known, Instant horizon)
    {
        var begin = period.Start < known ? (DateTimeOffset?)null : period.Start.ToDateTimeOffset();
        var isOpen = period.End >= horizon;
        var end = isOpen ? (DateTimeOffset?)null : period.End.ToDateTimeOffset();
        return new FreezePeriod(
            recurrence.Start is { } first && !(begin > first) ? first : begin,
            recurrence.End is { } last && !(end < last) ? last : end,
            isOpen ? horizon.ToDateTimeOffset() : null);
    }

    private bool Overlaps(FreezePeriod period) =>
        !(period.From >= period.Until) && !(period.Until <= from) && (period.From is null || period.From <= from || period.From < until);

    private LocalDate Date(DateTimeOffset time) => Instant.FromDateTimeOffset(time < Earliest ? Earliest : time > Latest ? Latest : time).InZone(_zone).Date;

    private Instant Start(LocalDate date) => _zone.AtStartOfDay(date).ToInstant();
}
