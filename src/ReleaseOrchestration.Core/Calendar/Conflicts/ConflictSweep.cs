using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Conflicts;

/// <summary>
/// Goes through releases in the order in which they begin and remembers, for each environment, service and group, which of them go on: what is found is
/// looked at, and nothing else.
/// </summary>
internal sealed class ConflictSweep(FrozenTimes frozen)
{
    private readonly Dictionary<(ConflictKind Kind, string Name), List<int>> _open = [];
    private ImmutableArray<ReleaseSpan> _plans = [];

    public IEnumerable<ScheduleConflict> Find(IEnumerable<ReleaseSpan> plans)
    {
        _plans = [.. plans.OrderBy(p => p.Begin).ThenBy(p => p.Id, StringComparer.Ordinal)];
        for (var i = 0; i < _plans.Length; i++)
        {
            foreach (var conflict in WithOthers(i).Concat(WithFreezes(_plans[i])))
            {
                yield return conflict;
            }
        }
    }

    /// <summary>What two releases may not share.</summary>
    public static IEnumerable<(ConflictKind Kind, string Name)> Claims(ReleaseSpan plan) =>
        plan.Environments.Distinct(StringComparer.Ordinal).Select(name => (ConflictKind.Environment, name))
            .Concat(plan.Services.Distinct(StringComparer.Ordinal).Select(name => (ConflictKind.Service, name)))
            .Concat(plan.IsSerialized && plan.Group.Length > 0 ? [(ConflictKind.Group, plan.Group)] : []);

    private IEnumerable<ScheduleConflict> WithOthers(int index)
    {
        var shared = Shared(index);
        for (var i = 0; i < shared.Count;)
        {
            var (other, kind, _) = shared[i];
            var names = ImmutableArray.CreateBuilder<string>();
            for (; i < shared.Count && shared[i].Other == other && shared[i].Kind == kind; i++)
            {
                names.Add(shared[i].Name);
            }

            yield return ConflictTexts.Between(_plans[other], _plans[index], kind, names.ToImmutable());
        }
    }

    // What a release shares with those that go on when it begins, in order.
    private List<(int Other, ConflictKind Kind, string Name)> Shared(int index)
    {
        var plan = _plans[index];
        var shared = new List<(int Other, ConflictKind Kind, string Name)>();
        foreach (var claim in Claims(plan))
        {
            if (!_open.TryGetValue(claim, out var open))
            {
                _open[claim] = open = [];
            }

            open.RemoveAll(other => _plans[other].End <= plan.Begin);
            shared.AddRange(open.Where(other => _plans[other].Id != plan.Id).Select(other => (other, claim.Kind, claim.Name)));
            open.Add(index);
        }

        shared.Sort((a, b) => a.Other != b.Other ? a.Other.CompareTo(b.Other) : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Name, b.Name));
        return shared;
    }

    private IEnumerable<ScheduleConflict> WithFreezes(ReleaseSpan plan) =>
        plan.IsRunning ? [] : frozen.In(plan).Select(found => ConflictTexts.InFreeze(plan, found.Denial, found.Time));
}
