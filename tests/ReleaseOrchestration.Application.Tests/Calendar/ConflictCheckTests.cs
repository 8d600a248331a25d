using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Planning;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Execution;
using static ReleaseOrchestration.Application.Tests.Calendar.CalendarRig;

namespace ReleaseOrchestration.Application.Tests.Calendar;

/// <summary>It is the second of March 2026, 09:00.</summary>
public sealed class ConflictCheckTests
{
    private const string Documents = """
        process:
          id: p
          tags: [risky]
          inputs: {where: {type: string, default: prod}}
          phases:
            - phase:
                id: deploy
                environment: ${inputs.where}
                services: [shop]
                activities: [{activity: {id: go, type: wait, duration: 3h}}]
        ---
        releaseGroup: {id: train, process: p, overlap: serialize, cadence: {frequency: weekly, days: [Thu], at: '09:00', duration: 2h}}
        ---
        freeze: {id: easter, name: Easter, scope: {tags: risky}, from: 2026-03-10T00:00:00Z, to: 2026-03-12T00:00:00Z}
        """;

    private static readonly DateTimeOffset Tenth = Day(2026, 3, 10);

    [Fact]
    public async Task Of_AReleaseThatOverlaps_TellsWithWhatAndWhenNothingDoes()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        await rig.Index.AddAsync([At("a", Tenth.AddDays(-1), 20), At("b", Tenth.AddDays(3), 5) with { Environments = ["test"], Services = [] }, At("over", Tenth, 5) with { State = LaunchState.Cancelled }]);

        var advice = await CheckOf(shop, rig).OfAsync(At("new", Tenth.AddHours(-5), 8), isVisible: null, default);
        Assert.Equal(
            [(ConflictKind.Environment, "a", "new"), (ConflictKind.Service, "a", "new"), (ConflictKind.Freeze, "new", "easter")],
            advice.Conflicts.Select(c => (c.Kind, c.Release, c.With)));
        Assert.Equal((Day(2026, 3, 12), Day(2026, 3, 12).AddHours(8)), (advice.NextFreeSlot!.From, advice.NextFreeSlot.Until));
        Assert.False(advice.HasMore);

        // What it works on is that of its own process and inputs, whatever its record says.
        Assert.Empty((await CheckOf(shop, rig).OfAsync(At("new", Tenth.AddDays(3), 8), isVisible: null, default)).Conflicts.Where(c => c.Kind == ConflictKind.Environment));
        Assert.Empty((await CheckOf(shop, rig).OfAsync(At("a", Tenth.AddDays(-1), 8), isVisible: null, default)).Conflicts);
    }

    [Fact]
    public async Task Of_AReleaseWithoutATime_HasNone()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        var advice = await CheckOf(shop, rig).OfAsync(At("new", Tenth, 1) with { Schedule = null }, isVisible: null, default);
        Assert.Equal((true, null), (advice.Conflicts.IsEmpty, advice.NextFreeSlot));
        Assert.Empty((await CheckOf(shop, rig).OfAsync(At("new", Tenth, 1) with { State = LaunchState.Cancelled }, isVisible: null, default)).Conflicts);
    }

    [Fact]
    public async Task Of_AReleaseOfAGroupThatRunsOneByOne_MindsItsOwnGroup()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        await rig.Index.AddAsync([At("a", Tenth.AddDays(5), 4) with { Group = "train", Environments = [], Services = [] }]);
        var found = (await CheckOf(shop, rig).OfAsync(At("new", Tenth.AddDays(5).AddHours(1), 4) with { Group = "train" }, isVisible: null, default)).Conflicts;
        Assert.Equal(ConflictKind.Group, Assert.Single(found).Kind);
        Assert.Empty((await CheckOf(shop, rig).OfAsync(At("new", Tenth.AddDays(5), 4) with { Group = "other" }, isVisible: null, default)).Conflicts);
    }

    [Fact]
    public async Task Of_AReleaseThatRuns_CountsUntilNowOrItsPlannedEnd()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        var summary = new ReleaseSummary { Facts = new ReleaseFacts { Id = "a" }, Run = 1, Status = ReleaseStatus.Running };
        await shop.Runtime.WriteAsync([new(new(Projections.Releases, "a"), ExecutionJson.Serialize(summary))], default);
        await rig.Index.AddAsync([At("a", shop.Clock.Now.AddHours(-3), 6) with { State = LaunchState.Started, StartedAt = shop.Clock.Now.AddHours(-1) }]);

        var found = (await CheckOf(shop, rig).OfAsync(At("new", shop.Clock.Now.AddHours(4), 1), isVisible: null, default)).Conflicts;
        Assert.Contains("`a`, which is running, and `new`", found[0].Message, StringComparison.Ordinal);
        Assert.Empty((await CheckOf(shop, rig).OfAsync(At("new", shop.Clock.Now.AddHours(5), 1), isVisible: null, default)).Conflicts);
        shop.Clock.Now = shop.Clock.Now.AddHours(9);
        Assert.Empty((await CheckOf(shop, rig).OfAsync(At("new", shop.Clock.Now, 1), isVisible: null, default)).Conflicts);
    }

    [Fact]
    public async Task Of_ACallerWhoSeesLittle_NamesNothingElse()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        await rig.Index.AddAsync([At("a", Tenth.AddDays(5), 4), At("b", Tenth.AddDays(5), 4)]);
        var found = await CheckOf(shop, rig).OfAsync(At("new", Tenth.AddDays(5), 4), (entry, _) => Task.FromResult(entry.Id == "b"), default);
        Assert.Equal(["b", "b"], found.Conflicts.Select(c => c.Release));
    }

    [Fact]
    public async Task Of_AnEnvironmentThatIsNeverFree_SaysHowFarItLooked()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        await shop.ApplyAsync("freeze: {id: ever, scope: {environments: prod}, from: 2026-03-01T00:00:00Z}");
        var slot = (await CheckOf(shop, rig).OfAsync(At("new", Tenth, 2), isVisible: null, default)).NextFreeSlot!;
        Assert.Equal((null, Tenth.AddDays(91)), (slot.From, slot.LookedUntil));
        Assert.Equal("There is no time until 2026-06-09 00:00 UTC at which nothing is in its way.", slot.ToString());
    }

    [Fact]
    public async Task Plan_ForATime_NotesWhatIsInItsWay()
    {
        await using var shop = await OpenAsync();
        using var rig = new CalendarRig(shop);
        await rig.Index.AddAsync([At("a", Tenth.AddDays(5), 4)]);
        var plans = new ReleasePlans(
            new ReleasePlanner(shop.Store, new ProcessPinning(shop.Store, shop.Runtime)), shop.Runtime, new FreezeStandings(shop.Store, shop.Clock), CheckOf(shop, rig), shop.Clock);
        var request = new PlanRelease { Process = "p", Start = Tenth.AddDays(5).AddHours(1) };
        Assert.Equal(
            [
                "`a` and `p` overlap from 2026-03-15 01:00 to 2026-03-15 04:00 UTC: both work on prod.",
                "`a` and `p` overlap from 2026-03-15 01:00 to 2026-03-15 04:00 UTC: both work on shop.",
                "The next time at which nothing is in its way begins at 2026-03-15 04:00 UTC.",
            ],
            (await plans.PlanAsync(request, "user:rita", default)).Value.Notes.Select(note => note.Text));
        Assert.Empty((await plans.PlanAsync(request with { Start = Tenth.AddDays(6) }, "user:rita", default)).Value.Notes);
        Assert.Empty((await plans.PlanAsync(request with { Start = null }, "user:rita", default)).Value.Notes);
    }

    private static ConflictCheck CheckOf(Workshop shop, CalendarRig rig) => new(rig.Index.Store, rig.Index.Indexer, shop.Store, rig.Reaches, shop.Clock);

    private static ReleaseRecord At(string id, DateTimeOffset at, int hours) => new()
    {
        Id = id,
        Name = id,
        Process = "p",
        State = LaunchState.Scheduled,
        Schedule = new ReleaseSchedule { At = at, Duration = TimeSpan.FromHours(hours) },
        Environments = ["prod"],
        Services = ["shop"],
        CreatedAt = Day(2026, 3, 1),
    };

    private static async Task<Workshop> OpenAsync()
    {
        var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Documents);
        return shop;
    }
}
