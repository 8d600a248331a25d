using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Scheduling;

/// <summary>What has to change so that what is planned is as a cadence has it.</summary>
/// <param name="Missing">Occurrences for which nothing is planned.</param>
/// <param name="Moved">Occurrences that are planned for another time.</param>
/// <param name="Gone">What is planned and is no occurrence any more.</param>
public sealed record CadenceChanges(ImmutableArray<Occurrence> Missing, ImmutableArray<Occurrence> Moved, ImmutableArray<string> Gone)
{
    /// <summary>Compares what is planned with a cadence.</summary>
    /// <param name="planned">What is planned and has not started.</param>
    /// <param name="occurrences">The occurrences of the cadence from <paramref name="from"/> until <paramref name="until"/>, and those that are moved beyond it.</param>
    /// <param name="from">Occurrences before it stay as they are.</param>
    /// <param name="until">Occurrences from then on are not planned yet.</param>
    public static CadenceChanges Find(ImmutableArray<PlannedRelease> planned, ImmutableArray<Occurrence> occurrences, DateTimeOffset from, DateTimeOffset until)
    {
        var known = planned.ToDictionary(release => release.Occurrence, StringComparer.Ordinal);
        var wanted = occurrences.ToDictionary(occurrence => occurrence.Key, StringComparer.Ordinal);
        ImmutableArray<PlannedRelease> open = [.. planned.Where(release => release.At >= from && !release.IsMoved)];
        return new(
            [.. occurrences.Where(occurrence => occurrence.At < until && !known.ContainsKey(occurrence.Key))],
            [.. open.Where(release => wanted.TryGetValue(release.Occurrence, out var found) && found.At != release.At).Select(release => wanted[release.Occurrence])],
            [.. open.Where(release => !wanted.ContainsKey(release.Occurrence)).Select(release => release.Occurrence)]);
    }
}
