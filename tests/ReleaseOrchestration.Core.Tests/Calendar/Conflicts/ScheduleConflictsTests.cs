using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Processes;
using static ReleaseOrchestration.Core.Tests.Calendar.Conflicts.Schedules;

namespace ReleaseOrchestration.Core.Tests.Calendar.Conflicts;

public sealed class ScheduleConflictsTests
{
    [Fact]
    public void Find_TwoReleasesOnOneEnvironment_TellsWhatAndWhen()
    {
        var found = Found([Plan("b", 7, 9, "prod stage", "shop"), Plan("a", 6, 8, "stage prod test", "shop till")]);
        Assert.Equal(["Environment a b [prod stage] 7-8", "Service a b [shop] 7-8"], found.Select(Short));
        Assert.Equal("`a` and `b` overlap from 2025-04-07 07:00 to 2025-04-07 08:00 UTC: both work on prod, stage.", found[0].Message);
    }

    [Fact]
    public void Find_ReleasesThatTouch_AreInNobodysWay() => Assert.Empty(Found([Plan("a", 6, 8, "prod"), Plan("b", 8, 9, "prod"), Plan("c", 6, 9, "test", "prod")]));

    [Fact]
    public void Find_ReleasesThatNameNothing_HaveNoConflict() => Assert.Empty(Found([Plan("a", 6, 8), Plan("b", 6, 8), Plan("c", 6, 8, "prod")]));

    [Fact]
    public void Find_OneReleaseTwice_IsNoConflict() => Assert.Empty(Found([Plan("a", 6, 8, "prod"), Plan("a", 7, 9, "prod")]));

    [Fact]
    public void Find_Moments_CountWhereTheyAre() => Assert.Equal(
        ["Environment a m [prod] 6-6", "Environment a n [prod] 7-7", "Environment a o [prod] 7-7", "Environment n o [prod] 7-7"],
        Found([Plan("a", 6, 8, "prod"), Plan("m", 6, 6, "prod"), Plan("n", 7, 7, "prod"), Plan("o", 7, 7, "prod"), Plan("p", 8, 8, "prod")]).Select(Short));

    [Fact]
    public void Find_AGroupThatRunsOneByOne_MayNotOverlap()
    {
        var (one, two) = (Plan("a", 6, 8) with { Group = "g", IsSerialized = true }, Plan("b", 7, 9) with { Group = "g", IsSerialized = true });
        var found = Assert.Single(Found([one, two]));
        Assert.Equal("Group a b [g] 7-8", Short(found));
        Assert.EndsWith("releases of the group g run one after the other.", found.Message, StringComparison.Ordinal);
        Assert.Empty(Found([one with { IsSerialized = false }, two with { IsSerialized = false }]));
        Assert.Empty(Found([one, two with { Group = "h" }]));
    }

    [Fact]
    public void Find_ARunningRelease_IsCalledSo() =>
        Assert.StartsWith("`a` (Till 1.0), which is running, and `b` overlap", Found([Plan("a", 6, 8, "prod") with { Name = "Till 1.0", IsRunning = true }, Plan("b", 7, 9, "prod")])[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Find_AFreeze_IsCutToTheRelease()
    {
        var freeze = Freeze("f", $"name: Fest, {Hours(7, 12)}, scope: {{environments: [prod, live]}}");
        var found = ScheduleConflicts.Find([Plan("a", 6, 8, "prod test"), Plan("b", 11, 13, "live"), Plan("c", 9, 10, "test"), Plan("d", 6, 8), Plan("e", 12, 13, "prod")], [freeze]);
        Assert.Equal(["Freeze a f [prod] 7-8", "Freeze b f [live] 11-12"], found.Conflicts.Select(Short));
        Assert.Equal("`a` is in the freeze `Fest` from 2025-04-07 07:00 to 2025-04-07 08:00 UTC.", found.Conflicts[0].Message);
        Assert.True(found.IsComplete);
    }

    [Theory]
    [InlineData("scope: {}", true)]
    [InlineData("scope: {processes: [p]}", true)]
    [InlineData("scope: {processes: [p, q], groups: g, tags: [x, t]}", true)]
    [InlineData("scope: {processes: [q]}", false)]
    [InlineData("scope: {groups: h}", false)]
    [InlineData("scope: {tags: x}", false)]
    [InlineData("scope: {environments: prod}", false)]
    public void Find_AFreezeOfAScope_IsAboutReleasesInIt(string scope, bool isInTheWay)
    {
        var plan = Plan("a", 6, 8) with { Processes = ["p"], Group = "g", Tags = ["t"] };
        Assert.Equal(isInTheWay, ScheduleConflicts.Find([plan], [Freeze("f", $"{Hours(0, 24)}, {scope}")]).Conflicts.Length == 1);
    }

    [Fact]
    public void Find_AFreezeThatWarns_IsAWarning() => Assert.Equal(
        ["Freeze a f [] 6-8 warns"], ScheduleConflicts.Find([Plan("a", 6, 8)], [Freeze("f", $"mode: warn, {Hours(0, 24)}")]).Conflicts.Select(Short));

    [Fact]
    public void Find_ARunningReleaseInAFreeze_IsNoConflict() =>
        Assert.Empty(ScheduleConflicts.Find([Plan("a", 6, 8) with { IsRunning = true }], [Freeze("f", Hours(0, 24)), Allow(Freeze("w", Hours(10, 12)))]).Conflicts);

    [Fact]
    public void Find_MoreThanAskedFor_SaysSo()
    {
        var plans = Enumerable.Range(0, 10).Select(i => Plan($"r{i}", i, i + 2, "prod")).ToList();
        var found = ScheduleConflicts.Find(plans, [], most: 3);
        Assert.Equal((3, false), (found.Conflicts.Length, found.IsComplete));
        Assert.Equal((9, true), (ScheduleConflicts.Find(plans, [], most: 9).Conflicts.Length, ScheduleConflicts.Find(plans, [], most: 9).IsComplete));
    }

    [Fact]
    public void Of_ARelease_TellsItsOwnConflictsAlone()
    {
        ReleaseSpan[] others = [Plan("a", 6, 8, "prod"), Plan("c", 7, 9, "prod"), Plan("b", 7, 9, "prod"), Plan("d", 7, 9, "test")];
        var found = ScheduleConflicts.Of(Plan("b", 7.5, 10, "prod"), others, [Freeze("f", Hours(9, 24))]);
        Assert.Equal(["Environment a b [prod] 7.5-8", "Environment c b [prod] 7.5-9", "Freeze b f [prod] 9-10"], found.Conflicts.Select(Short));
    }

    [Fact]
    public void NextFreeSlot_AmongReleasesAndFreezes_IsTheFirstGapThatIsLongEnough()
    {
        ReleaseSpan[] others = [Plan("x", 6, 8, "prod"), Plan("y", 9, 10, "prod"), Plan("z", 8, 9, "test"), Plan("a", 10, 11, "prod")];
        FreezePlan[] freezes = [Freeze("f", $"{Hours(10, 11.25)}, scope: {{environments: prod}}"), Freeze("w", $"mode: warn, {Hours(0, 48)}"), Freeze("o", $"{Hours(0, 48)}, scope: {{environments: test}}")];
        Assert.Equal(Day.AddHours(8), Slot(Plan("a", 7, 8, "prod")).From);
        Assert.Equal(Day.AddHours(11.25), Slot(Plan("a", 7, 8.5, "prod")).From);
        Assert.Equal(Day.AddHours(12.75), Slot(Plan("a", 7, 8.5, "prod")).Until);
        Assert.Equal(Day.AddHours(5.5), Slot(Plan("a", 7, 8, "other")).From);
        Assert.Equal(Day.AddHours(48), Slot(Plan("a", 7, 8, "test")).From);

        FreeSlot Slot(ReleaseSpan plan) => ScheduleConflicts.NextFreeSlot(plan, others, freezes, Day.AddHours(5.5), Day.AddDays(10));
    }

    [Fact]
    public void Find_WindowsThatAllow_LeaveWhatIsOutsideOfAllOfThem()
    {
        FreezePlan[] freezes = [Allow(Freeze("v", $"{Hours(6, 8)}, scope: {{environments: prod}}")), Allow(Freeze("w", $"{Hours(8, 9)}")), Freeze("f", $"{Hours(7, 7.5)}, scope: {{environments: prod}}")];
        var found = ScheduleConflicts.Find([Plan("a", 5, 10, "prod"), Plan("b", 6.5, 9.5, "test"), Plan("c", 8.25, 8.75, "lab")], freezes).Conflicts;
        Assert.Equal(
            ["Freeze a v, w [prod] 5-6", "Freeze b w [test] 6.5-8", "Freeze a f [prod] 7-7.5", "Freeze a v, w [prod] 9-10", "Freeze b w [test] 9-9.5"],
            found.Select(Short));
        Assert.Equal("`a` is outside of the times that `v`, `w` allow from 2025-04-07 05:00 to 2025-04-07 06:00 UTC.", found[0].Message);
    }

    [Fact]
    public void NextFreeSlot_WithWindowsThatAllow_FitsIntoThem()
    {
        FreezePlan[] freezes = [Allow(Freeze("v", Hours(6, 8))), Allow(Freeze("w", Hours(8, 9))), Freeze("f", Hours(6, 7.5)), Allow(Freeze("x", Hours(30, 40)))];
        Assert.Equal(Day.AddHours(7.5), ScheduleConflicts.NextFreeSlot(Plan("a", 0, 1.5), [], freezes, Day, Day.AddDays(3)).From);
        Assert.Equal(Day.AddHours(30), ScheduleConflicts.NextFreeSlot(Plan("a", 0, 2), [], freezes, Day, Day.AddDays(3)).From);
        Assert.Null(ScheduleConflicts.NextFreeSlot(Plan("a", 0, 11), [], freezes, Day, Day.AddDays(3)).From);
    }

    [Fact]
    public void NextFreeSlot_WithoutAny_SaysHowFarItLooked()
    {
        var slot = ScheduleConflicts.NextFreeSlot(Plan("a", 6, 7, "prod"), [], [Freeze("f", "from: 2025-01-01T00:00:00Z")], Day, Day.AddDays(10));
        Assert.Equal((null, null, Day.AddDays(10)), (slot.From, slot.Until, slot.LookedUntil));
    }

    [Fact]
    public void NextFreeSlot_AfterAMoment_IsAtTheNextMinute()
    {
        var slot = ScheduleConflicts.NextFreeSlot(Plan("a", 6, 6, "prod"), [Plan("m", 7, 7, "prod")], [], Day.AddHours(7), Day.AddDays(1));
        Assert.Equal((Day.AddHours(7).AddMinutes(1), Day.AddHours(7).AddMinutes(1)), (slot.From, slot.Until));
    }

    private static FreezePlan Allow(FreezePlan freeze) => freeze with { Freeze = freeze.Freeze with { Window = FreezeWindow.Allow } };

    private static ImmutableArray<ScheduleConflict> Found(ReleaseSpan[] plans) => ScheduleConflicts.Find(plans, []).Conflicts;
}
