using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>A cadence on the calendar of its time zone.</summary>
internal sealed class CadenceSchedule
{
    // Islands that crossed the date line skipped a day.
    private const int LongestSkip = 1;

    // The greatest interval is of forty years, and the calendar ends with the year 9999.
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 5, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9950, 1, 1, 0, 0);

    private readonly CadenceDefinition _cadence;
    private readonly DateTimeZone _zone;
    private readonly CadenceDates _dates;
    private readonly LocalTime[] _times;
    private readonly Instant _start;
    private readonly Instant _end;
    private readonly Dictionary<DateOnly, CadenceDeviation> _exceptions = [];

    public CadenceSchedule(CadenceDefinition cadence)
    {
        _cadence = cadence;
        _zone = DateTimeZoneProviders.Tzdb[cadence.TimeZone.Length == 0 ? "UTC" : cadence.TimeZone];
        _start = cadence.Start is { } start ? Instant.FromDateTimeOffset(start) : Instant.MinValue;
        _end = cadence.End is { } end ? Instant.FromDateTimeOffset(end) : Instant.MaxValue;
        var cron = cadence.Frequency != CadenceFrequency.Cron ? null : CronExpression.Parse(cadence.Cron, out var problem) ?? throw new ArgumentException(problem, nameof(cadence));
        _dates = CadenceDates.Of(cadence, cron, cadence.Start is null ? CadenceDates.Epoch : DateOf(_start));
        _times = cron is null ? [LocalTime.FromTicksSinceMidnight(cadence.At.Ticks)] : [.. cron.Hours.SelectMany(hour => cron.Minutes, (hour, minute) => new LocalTime(hour, minute))];
        foreach (var exception in cadence.Exceptions)
        {
            _exceptions.TryAdd(exception.Date, exception);
        }
    }

    /// <summary>The occurrences from an instant on and before another that no exception touches, in order.</summary>
    public IEnumerable<Occurrence> Kept(Instant from, Instant until)
    {
        (from, until) = (Instant.Max(from, _start), Instant.Min(until, _end));
        var waiting = new List<CadenceTime>();
        foreach (var date in from < until ? _dates.Between(DateOf(from).PlusDays(-LongestSkip), DateOf(until)) : [])
        {
            if (_exceptions.Count == 0 || !_exceptions.ContainsKey(date.ToDateOnly()))
            {
                waiting.AddRange(Of(date));
            }

            foreach (var time in Taken(waiting, before: Midnight(date.PlusDays(1))).Where(time => time.At >= from && time.At < until))
            {
                yield return Occurrence(time);
            }
        }

        foreach (var time in Taken(waiting, Instant.MaxValue).Where(time => time.At >= from && time.At < until))
        {
            yield return Occurrence(time);
        }
    }

    /// <summary>The occurrences that have another time, each at that.</summary>
    public IEnumerable<Occurrence> Moved()
    {
        foreach (var exception in _exceptions.Values)
        {
            if (exception.MoveTo is { } moveTo && First(LocalDate.FromDateOnly(exception.Date)) is { } time)
            {
                yield return Occurrence(time) with { At = moveTo.ToUniversalTime(), IsMoved = true, Reason = exception.Reason };
            }
        }
    }

    private CadenceTime? First(LocalDate date) =>
        date >= DateOf(Earliest) && date <= DateOf(Latest) ? _dates.Between(date, date).SelectMany(Of).Where(time => time.At >= _start && time.At < _end).Order(Comparer<CadenceTime>.Create(CadenceTime.Compare)).FirstOrDefault() : null;

    // A time that is skipped may come after a later one, even on the next day; nothing of later days is before their first instant.
    private static List<CadenceTime> Taken(List<CadenceTime> waiting, Instant before)
    {
        waiting.Sort(CadenceTime.Compare);
        var count = waiting.FindIndex(time => time.At >= before) is var found and >= 0 ? found : waiting.Count;
        var taken = waiting[..count];
        waiting.RemoveRange(0, count);
        return [.. taken.DistinctBy(time => time.At)];
    }

    private IEnumerable<CadenceTime> Of(LocalDate date)
    {
        foreach (var local in _times.Select(date.At))
        {
            var mapping = _zone.MapLocal(local);
            yield return mapping.Count > 0
                ? new CadenceTime(mapping.First().ToInstant(), local, IsSkipped: false)
                : new CadenceTime(local.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant(), local, IsSkipped: true);
        }
    }

    private Instant Midnight(LocalDate date) => _zone.MapLocal(date.AtMidnight()) is { Count: > 0 } mapping ? mapping.First().ToInstant() : _zone.MapLocal(date.AtMidnight()).LateInterval.Start;

    private LocalDate DateOf(Instant instant) => Instant.Max(Earliest, Instant.Min(instant, Latest)).InZone(_zone).Date;

    private Occurrence Occurrence(CadenceTime time)
    {
        var at = time.At.ToDateTimeOffset();
        return new Occurrence(time.Key(_cadence.Frequency), at, at);
    }
}
