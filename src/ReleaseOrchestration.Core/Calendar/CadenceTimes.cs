using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>
/// When the occurrences of a cadence are. A local time that a change of the clock skips is later by as much as was skipped, as in RFC 5545; one that it repeats is the first
/// of the two; times that fall together this way count once. Of a day that has an exception and several times by cron, the first is moved and the others are left out.
/// </summary>
public static class CadenceTimes
{
    /// <summary>What is from one instant on and before another, in order: what was moved is at its new time, what was left out is absent.</summary>
    /// <param name="cadence">The cadence, which was checked.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The instant before which it is.</param>
    /// <returns>The occurrences, found as they are asked for.</returns>
    public static IEnumerable<Occurrence> Between(CadenceDefinition cadence, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(cadence);
        var days = new CadenceSchedule(cadence);
        var moved = days.Moved().Where(occurrence => occurrence.At >= from && occurrence.At < until);
        return from < until ? Merged(days.Kept(Instant.FromDateTimeOffset(from), Instant.FromDateTimeOffset(until)), moved) : [];
    }

    /// <summary>The first occurrence after an instant; null when there is none any more.</summary>
    public static Occurrence? Next(CadenceDefinition cadence, DateTimeOffset after) =>
        after < DateTimeOffset.MaxValue ? Between(cadence, after.AddTicks(1), DateTimeOffset.MaxValue).FirstOrDefault() : null;

    private static IEnumerable<Occurrence> Merged(IEnumerable<Occurrence> kept, IEnumerable<Occurrence> moved)
    {
        var waiting = new Queue<Occurrence>(moved.OrderBy(occurrence => occurrence.At).ThenBy(occurrence => occurrence.Key, StringComparer.Ordinal));
        foreach (var occurrence in kept)
        {
            while (waiting.TryPeek(out var next) && next.At < occurrence.At)
            {
                yield return waiting.Dequeue();
            }

            yield return occurrence;
        }

        while (waiting.TryDequeue(out var last))
        {
            yield return last;
        }
    }
}
