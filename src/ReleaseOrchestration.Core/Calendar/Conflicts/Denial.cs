using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>Times in which nothing may start.</summary>
/// <param name="Freezes">What says so: one freeze, or all windows that allow other times.</param>
/// <param name="Times">Joined, in order.</param>
internal sealed record Denial(ImmutableArray<FreezePlan> Freezes, List<Stretch> Times)
{
    public bool IsWarning => Freezes[0].Freeze.Mode == FreezeMode.Warn;

    public string Ids => string.Join(", ", Freezes.Select(f => f.Freeze.Id));

    /// <summary>Whether one of them overlaps a release.</summary>
    public bool IsOver(ReleaseSpan plan) => FirstAfter(plan.Begin) is var first && first < Times.Count && Times[first].Begin < plan.End;

    /// <summary>Those that overlap a release.</summary>
    public IEnumerable<Stretch> Over(ReleaseSpan plan)
    {
        for (var i = FirstAfter(plan.Begin); i < Times.Count && Times[i].Begin < plan.End; i++)
        {
            yield return Times[i];
        }
    }

    private int FirstAfter(long time)
    {
        var (low, high) = (0, Times.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Times[middle].End <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
