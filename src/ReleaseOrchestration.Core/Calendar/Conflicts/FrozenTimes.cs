using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>When freezes are in the way of releases: in the times that one denies, and outside of all times that some allow.</summary>
internal sealed class FrozenTimes
{
    private readonly ImmutableArray<Denial> _denials;
    private readonly ImmutableArray<FreezePlan> _allowing;
    private readonly Dictionary<string, Denial> _outside = new(StringComparer.Ordinal);

    public FrozenTimes(IEnumerable<FreezePlan> freezes)
    {
        ImmutableArray<FreezePlan> all = [.. freezes.OrderBy(f => f.Freeze.Id, StringComparer.Ordinal)];
        _denials = [.. all.Where(f => f.Freeze.Window == FreezeWindow.Deny).Select(f => new Denial([f], Stretch.Join(f.Periods.Select(Stretch.Of))))];
        _allowing = [.. all.Where(f => f.Freeze.Window == FreezeWindow.Allow)];
    }

    /// <summary>The times in which a release may not start anything, by what says so.</summary>
    public IEnumerable<Denial> Of(ReleaseSpan plan) => _denials.Where(d => d.Freezes[0].Concerns(plan)).Concat(Outside(plan));

    /// <summary>Those that it is planned for. Most freezes are at other times, which is seen sooner than whom they are about.</summary>
    public IEnumerable<(Denial Denial, Stretch Time)> In(ReleaseSpan plan) =>
        _denials.Where(d => d.IsOver(plan) && d.Freezes[0].Concerns(plan)).Concat(Outside(plan)).SelectMany(d => d.Over(plan).Select(time => (d, time)));

    private IEnumerable<Denial> Outside(ReleaseSpan plan)
    {
        if (_allowing.IsEmpty)
        {
            yield break;
        }

        foreach (var isWarning in new[] { false, true })
        {
            ImmutableArray<FreezePlan> allowing = [.. _allowing.Where(f => (f.Freeze.Mode == FreezeMode.Warn) == isWarning && f.Concerns(plan))];
            if (!allowing.IsEmpty)
            {
                yield return Outside(allowing);
            }
        }
    }

    private Denial Outside(ImmutableArray<FreezePlan> allowing)
    {
        var key = string.Join(", ", allowing.Select(f => f.Freeze.Id));
        return _outside.TryGetValue(key, out var known)
            ? known
            : _outside[key] = new Denial(allowing, [.. Stretch.Gaps(Stretch.Join(allowing.SelectMany(f => f.Periods).Select(Stretch.Of)))]);
    }
}
