using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Processes;
using static ReleaseOrchestration.Core.Tests.Calendar.Conflicts.Schedules;

namespace ReleaseOrchestration.Core.Tests.Calendar.Conflicts;

public sealed class ConflictPropertyTests
{
    private static readonly Gen<ReleaseSpan> Plans =
        from id in Gen.Choose(0, 30)
        from begin in Gen.Choose(0, 200)
        from length in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(1, 30)))
        from environments in Gen.SubListOf("prod", "test", "lab")
        from services in Gen.SubListOf("shop", "till")
        from serialized in Gen.Elements(true, false)
        from grouped in Gen.Elements(true, false)
        select Plan($"r{id}", begin / 4.0, (begin + length) / 4.0, string.Join(' ', environments), string.Join(' ', services)) with
        {
            Group = grouped ? serialized ? "s" : "g" : string.Empty,
            IsSerialized = grouped && serialized,
        };

    private static readonly Gen<FreezePlan> Freezes =
        from id in Gen.Choose(0, 9)
        from when in Gen.Elements(
            Hours(3, 11.5),
            Hours(20, 20.75),
            "recurrence: {frequency: daily, from: '18:00', to: '06:30', timezone: Europe/Zurich}",
            "recurrence: {frequency: daily, from: '12:00', to: '12:15'}")
        from scope in Gen.Elements("{}", "{environments: prod}", "{environments: [test, lab]}", "{groups: s}")
        from mode in Gen.Elements("block", "warn")
        select Freeze($"f{id}", $"{when}, scope: {scope}, mode: {mode}");

    private static readonly Arbitrary<ReleaseSpan[]> Schedule = Arb.From(Gen.ArrayOf(Plans), plans => plans.Select((_, i) => plans.Where((_, j) => i != j).ToArray()));

    private static readonly Arbitrary<FreezePlan[]> FreezeLists = Arb.From(Gen.ArrayOf(Freezes).Select(f => f.Take(4).DistinctBy(one => one.Freeze.Id).ToArray()));

    [Fact]
    public void Find_AnySchedule_FindsWhatComparingAllPairsFinds() => Check.QuickThrowOnFailure(Prop.ForAll(
        Schedule,
        FreezeLists,
        (plans, freezes) => Assert.Equal(
            Naive(plans, freezes).Order(StringComparer.Ordinal),
            ScheduleConflicts.Find(plans, freezes, most: 100_000).Conflicts.Select(Short).Order(StringComparer.Ordinal))));

    [Fact]
    public void Find_InAnyOrder_FindsTheSame() => Check.QuickThrowOnFailure(Prop.ForAll(
        Schedule,
        FreezeLists,
        (plans, freezes) =>
        {
            var distinct = plans.DistinctBy(p => p.Id).ToArray();
            Assert.Equal(
                ScheduleConflicts.Find(distinct, freezes).Conflicts.Select(Short),
                ScheduleConflicts.Find(distinct.Reverse(), freezes.Reverse()).Conflicts.Select(Short));
        }));

    [Fact]
    public void Of_EachRelease_TellsEachConflictToBoth() => Check.QuickThrowOnFailure(Prop.ForAll(
        Schedule,
        FreezeLists,
        (plans, freezes) =>
        {
            var distinct = plans.DistinctBy(p => p.Id).ToArray();
            var all = ScheduleConflicts.Find(distinct, freezes).Conflicts;
            foreach (var plan in distinct)
            {
                Assert.Equal(
                    all.Where(c => c.Release == plan.Id || (c.Kind != ConflictKind.Freeze && c.With == plan.Id)).Select(Short).Order(StringComparer.Ordinal),
                    ScheduleConflicts.Of(plan, distinct, freezes).Conflicts.Select(Short).Order(StringComparer.Ordinal));
            }
        }));

    [Fact]
    public void NextFreeSlot_OfAnyRelease_IsFreeAndTheFirst() => Check.QuickThrowOnFailure(Prop.ForAll(
        Schedule,
        FreezeLists,
        Arb.From(Plans),
        (plans, freezes, plan) =>
        {
            var (after, horizon) = (Day.AddHours(1), Day.AddHours(80));
            var slot = ScheduleConflicts.NextFreeSlot(plan, plans, freezes, after, horizon);
            for (var at = after; at <= (slot.From ?? horizon); at = at.AddMinutes(1))
            {
                var moved = plan with { From = at, Until = at + (plan.Until - plan.From) };
                Assert.Equal(at == slot.From, ScheduleConflicts.Of(moved, plans, freezes).Conflicts.All(c => c.IsWarning));
                Assert.True(at != slot.From || slot.Until == moved.Until);
            }
        }));

    [Fact]
    public void Find_AMonthOfFourThousandReleases_TakesLittleTime()
    {
        var plans = Enumerable.Range(0, 4000)
            .Select(i => Plan($"r{i}", i * 0.18, (i * 0.18) + 4, $"e{i % 40}", $"s{i % 60} s{i % 61}") with { Group = $"g{i % 200}", IsSerialized = i % 2 == 0 })
            .ToArray();
        var freezes = Enumerable.Range(0, 50).Select(i => Freeze($"f{i}", $"recurrence: {{frequency: weekly, days: Fri, from: '18:00', to-day: Mon, to: '0{i % 10}:00'}}, scope: {{environments: e{i}}}")).ToArray();
        ScheduleConflicts.Find(plans, freezes);
        var watch = Stopwatch.StartNew();
        var found = ScheduleConflicts.Find(plans, freezes, most: 100_000);
        Assert.True(found is { IsComplete: true, Conflicts.Length: > 1000 }, $"{found.Conflicts.Length} conflicts");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed.TotalMilliseconds:N1} ms for {found.Conflicts.Length} conflicts");
    }

    private static IEnumerable<string> Naive(ReleaseSpan[] plans, FreezePlan[] freezes)
    {
        var ordered = plans.OrderBy(p => p.From).ThenBy(p => p.Id, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            for (var j = i + 1; j < ordered.Length; j++)
            {
                foreach (var (kind, what) in Shared(ordered[i], ordered[j]).Where(s => s.What.Length > 0 && ordered[i].Id != ordered[j].Id && Overlap(ordered[i], ordered[j].From, ordered[j].Until)))
                {
                    yield return Short(Conflict(kind, ordered[i], ordered[j].Id, what, ordered[j].From, ordered[j].Until));
                }
            }

            foreach (var freeze in freezes.Where(f => f.Concerns(ordered[i])))
            {
                var environments = ordered[i].Environments.Where(e => freeze.Freeze.Scope.Environments.IsEmpty || freeze.Freeze.Scope.Environments.Contains(e)).ToArray();
                foreach (var period in freeze.Periods.Where(p => Overlap(ordered[i], p.From!.Value, p.Until!.Value)))
                {
                    yield return Short(Conflict(ConflictKind.Freeze, ordered[i], freeze.Freeze.Id, environments, period.From!.Value, period.Until!.Value) with { IsWarning = freeze.Freeze.Mode == FreezeMode.Warn });
                }
            }
        }
    }

    private static IEnumerable<(ConflictKind Kind, string[] What)> Shared(ReleaseSpan one, ReleaseSpan other) =>
    [
        (ConflictKind.Environment, [.. one.Environments.Intersect(other.Environments)]),
        (ConflictKind.Service, [.. one.Services.Intersect(other.Services)]),
        (ConflictKind.Group, one.IsSerialized && other.IsSerialized && one.Group == other.Group ? [one.Group] : []),
    ];

    private static bool Overlap(ReleaseSpan plan, DateTimeOffset from, DateTimeOffset until) =>
        plan.From == from || (plan.From < from && from < plan.Until) || (from < plan.From && plan.From < until);

    private static ScheduleConflict Conflict(ConflictKind kind, ReleaseSpan plan, string with, string[] what, DateTimeOffset from, DateTimeOffset until) => new()
    {
        Kind = kind,
        Release = plan.Id,
        With = with,
        What = [.. what.Order(StringComparer.Ordinal)],
        From = from > plan.From ? from : plan.From,
        Until = until < plan.Until ? until : plan.Until,
    };
}
