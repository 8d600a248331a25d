using ReleaseOrchestration.Application.Calendar;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Application.Tests.Releases.Listing;
using ReleaseOrchestration.Core.Calendar.Conflicts;
using ReleaseOrchestration.Core.Execution;
using static ReleaseOrchestration.Application.Tests.Calendar.CalendarRig;

namespace ReleaseOrchestration.Application.Tests.Calendar;

public sealed class CalendarQueriesTests
{
    [Fact]
    public async Task Read_AnyRange_GivesWhatLookingAtAllGives()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        var records = Enumerable.Range(0, 400).Select(Long).ToList();
        await rig.Index.AddAsync(records);
        var entries = records.Select(record => ReleaseEntry.Of(record, summary: null)).ToList();

        for (var i = 0; i < 40; i++)
        {
            var from = Day(2025, 12, 20).AddDays(i * 7).AddHours(i);
            var query = new CalendarQuery(from, from.AddHours(1 + (i * i * 6))) { Environments = i % 3 == 0 ? ["prod"] : [], Groups = i % 4 == 0 ? ["group-7", "group-9"] : [] };
            var expected = entries.Where(query.Takes).OrderBy(entry => entry.Begins).ThenBy(entry => entry.Id, StringComparer.Ordinal).Select(entry => entry.Id);
            Assert.Equal(expected, (await rig.Queries.ReadAsync(query, default)).Releases.Select(entry => entry.Id));
        }

        static ReleaseRecord Long(int i) => IndexRig.Planned(i) is { Schedule: { } schedule } record && i % 13 == 0
            ? record with { Schedule = schedule with { Duration = TimeSpan.FromDays(i) } }
            : IndexRig.Planned(i);
    }

    [Fact]
    public async Task Read_AMonthOfMany_ReadsItsOwnRowsAlone()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        await rig.Queries.ReadAsync(new(Day(2026, 3, 1), Day(2026, 4, 1)), default);
        await rig.Index.AddAsync(Enumerable.Range(0, 5000).Select(IndexRig.Planned));

        rig.Index.Documents.Reset();
        var found = (await rig.Queries.ReadAsync(new(Day(2026, 3, 1), Day(2026, 4, 1)), default)).Releases.Length;
        Assert.InRange(found, 600, 800);
        Assert.InRange(rig.Index.Documents.Rows, found, found + 20);
        Assert.InRange(rig.Index.Documents.Requests, 1, 8);
    }

    [Fact]
    public async Task Read_StoreOfAnEarlierRelease_SaysThatItIsNotWholeUntilItIs()
    {
        await using var shop = await Workshop.OpenAsync();
        using (var before = new CalendarRig(shop))
        {
            await before.Index.AddAsync(Enumerable.Range(0, 450).Select(IndexRig.Planned));
            await before.Index.ForgetIndexAsync();
        }

        using var rig = new CalendarRig(shop);
        var query = new CalendarQuery(Day(2026, 1, 1), Day(2026, 2, 1));
        Assert.True((await rig.Queries.ReadAsync(query, default)).IsIndexing);
        while (await rig.Index.Indexer.StepAsync(default))
        {
        }

        var view = await rig.Queries.ReadAsync(query, default);
        Assert.False(view.IsIndexing);
        Assert.Equal(Enumerable.Range(0, 450).Select(i => ReleaseEntry.Of(IndexRig.Planned(i), summary: null)).Count(query.Takes), view.Releases.Length);
    }

    [Fact]
    public async Task Read_ReleaseThatWasMoved_IsInItsNewMonthAlone()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        await rig.Index.AddAsync([IndexRig.Planned(1)]);
        await rig.ChangeAsync("r-1", record => record with { Schedule = record.Schedule! with { At = Day(2026, 5, 30), Duration = TimeSpan.FromDays(4) } });

        Assert.Empty(await rig.IdsAsync(Day(2026, 1, 1), Day(2026, 2, 1)));
        Assert.Equal(["r-1"], await rig.IdsAsync(Day(2026, 5, 1), Day(2026, 6, 1)));
        Assert.Equal(["r-1"], await rig.IdsAsync(Day(2026, 6, 1), Day(2026, 7, 1)));
        Assert.Equal(["r-1"], await rig.IdsAsync(Day(2026, 1, 1), Day(2026, 12, 1)));
        Assert.Empty(await rig.IdsAsync(Day(2026, 6, 3), Day(2026, 7, 1)));

        await rig.ChangeAsync("r-1", record => record with { Schedule = null, State = LaunchState.Draft });
        Assert.Empty(await rig.IdsAsync(Day(2026, 1, 1), Day(2026, 12, 1)));
    }

    [Fact]
    public async Task Read_ReleaseThatRuns_IsShownUntilItHasEnded()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        await AddStartedAsync(shop, rig, "r-1", ended: null);
        Assert.Equal(["r-1"], await rig.IdsAsync(Day(2026, 3, 1), Day(2026, 4, 1)));
        Assert.Equal(["r-1"], await rig.IdsAsync(Day(2026, 8, 1), Day(2026, 9, 1)));
        Assert.Empty(await rig.IdsAsync(Day(2026, 2, 1), Day(2026, 3, 1)));

        await WriteSummaryAsync(shop, "r-1", Day(2026, 4, 20));
        await rig.Index.Store.RefreshAsync("r-1", default);
        Assert.Equal(["r-1"], await rig.IdsAsync(Day(2026, 4, 1), Day(2026, 5, 1)));
        Assert.Empty(await rig.IdsAsync(Day(2026, 8, 1), Day(2026, 9, 1)));

        // The plan said February; what was, counts.
        Assert.Empty(await rig.IdsAsync(Day(2026, 2, 1), Day(2026, 3, 1)));
    }

    [Fact]
    public async Task Read_Group_ProjectsOccurrencesBeyondWhatIsPlanned()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        await shop.ApplyAsync(Weekly);
        var query = new CalendarQuery(Day(2026, 3, 1), Day(2026, 4, 1));
        var before = await rig.Queries.ReadAsync(query, default);
        Assert.Empty(before.Releases);
        Assert.Equal(["2026-03-05", "2026-03-12", "2026-03-19", "2026-03-26"], before.Occurrences.Select(one => one.Occurrence));
        Assert.Equal(("prod", "checkout"), (before.Occurrences[0].Environments[0], before.Occurrences[0].Services[0]));

        await rig.PlanAsync(days: 14);
        var after = await rig.Queries.ReadAsync(query, default);
        Assert.Equal(["train-2026-03-05", "train-2026-03-12"], after.Releases.Select(entry => entry.Id));
        Assert.Equal(["2026-03-19", "2026-03-26"], after.Occurrences.Select(one => one.Occurrence));
        Assert.Equal(TimeSpan.FromHours(2), after.Occurrences[0].Until - after.Occurrences[0].At);
        Assert.Equal("#1f77b4", Assert.Single(after.Groups).Colour);
        Assert.Empty((await rig.Queries.ReadAsync(query with { Environments = ["test"] }, default)).Occurrences);
        Assert.Equal(2, (await rig.Queries.ReadAsync(query with { Environments = ["prod"] }, default)).Occurrences.Length);
        Assert.Empty((await rig.Queries.ReadAsync(query with { Groups = ["other"] }, default)).Occurrences);

        // A planned one that was moved out of the range does not come back as projected.
        await rig.ChangeAsync("train-2026-03-12", record => record with { Schedule = record.Schedule! with { At = Day(2026, 6, 1) } });
        var moved = await rig.Queries.ReadAsync(query, default);
        Assert.Equal(["train-2026-03-05"], moved.Releases.Select(entry => entry.Id));
        Assert.Equal(2, moved.Occurrences.Length);
    }

    [Fact]
    public async Task Read_OverlapsAndFreezes_AreTold()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        await shop.ApplyAsync("freeze: {id: easter, name: Easter, scope: {environments: prod}, from: 2026-03-10T00:00:00Z, to: 2026-03-12T00:00:00Z}");
        await rig.Index.AddAsync([At("a", 3, 2), At("b", 4, 2), At("c", 11, 1), At("over", 3, 5) with { State = LaunchState.Cancelled }]);

        var view = await rig.Queries.ReadAsync(new(Day(2026, 3, 1), Day(2026, 4, 1)), default);
        Assert.Equal(["a", "over", "b", "c"], view.Releases.Select(entry => entry.Id));
        Assert.Equal([(ConflictKind.Environment, "a", "b"), (ConflictKind.Freeze, "c", "easter")], view.Conflicts.Conflicts.Select(one => (one.Kind, one.Release, one.With)));
        var freeze = Assert.Single(view.Freezes);
        Assert.Equal(("easter", Day(2026, 3, 10), Day(2026, 3, 12)), (freeze.Freeze.Id, freeze.Period.From, freeze.Period.Until));
        Assert.Empty((await rig.Queries.ReadAsync(new(Day(2026, 3, 1), Day(2026, 4, 1)) { Environments = ["test"] }, default)).Freezes);

        static ReleaseRecord At(string id, int day, int days) => new()
        {
            Id = id,
            Process = "p",
            State = LaunchState.Scheduled,
            Schedule = new ReleaseSchedule { At = Day(2026, 3, day), Duration = TimeSpan.FromDays(days) },
            Environments = ["prod"],
            CreatedAt = Day(2026, 3, 1),
        };
    }

    [Fact]
    public async Task Read_WhoSeesSome_GetsThoseAndTheirConflicts()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new CalendarRig(shop);
        await shop.ApplyAsync(Weekly);
        await rig.Index.AddAsync(Enumerable.Range(1, 3).Select(i => IndexRig.Planned(i) with { Schedule = new ReleaseSchedule { At = Day(2026, 3, 3), Duration = TimeSpan.FromHours(9) } }));
        var query = new CalendarQuery(Day(2026, 3, 1), Day(2026, 4, 1));
        Assert.NotEmpty((await rig.Queries.ReadAsync(query, default)).Conflicts.Conflicts);

        var some = await rig.Queries.ReadAsync(query with { IsVisible = (entry, _) => Task.FromResult(entry.Id == "r-2"), IsGroupVisible = (_, _) => Task.FromResult(false) }, default);
        Assert.Equal("r-2", Assert.Single(some.Releases).Id);
        Assert.Empty(some.Occurrences);
        Assert.Empty(some.Conflicts.Conflicts);
        Assert.Empty(some.Groups);
    }

    private const string Weekly = """
        process:
          id: weekly
          phases:
            - phase:
                id: deploy
                environment: prod
                services: [checkout]
                activities: [{activity: {id: go, type: manual}}]
        ---
        releaseGroup: {id: train, name: Train, colour: '#1f77b4', process: weekly, cadence: {frequency: weekly, days: [Thu], at: '09:00', duration: 2h}}
        """;

    private static async Task AddStartedAsync(Workshop shop, CalendarRig rig, string id, DateTimeOffset? ended)
    {
        await WriteSummaryAsync(shop, id, ended);
        await rig.Index.AddAsync([IndexRig.Planned(1) with { Id = id, State = LaunchState.Started, StartedAt = Day(2026, 3, 9), Schedule = new ReleaseSchedule { At = Day(2026, 2, 20) } }]);
    }

    private static Task<WriteResult> WriteSummaryAsync(Workshop shop, string id, DateTimeOffset? ended)
    {
        var summary = new ReleaseSummary { Facts = new ReleaseFacts { Id = id }, Run = 1, Status = ended is null ? ReleaseStatus.OnHold : ReleaseStatus.Succeeded, EndedAt = ended };
        return shop.Runtime.WriteAsync([new(new(Projections.Releases, id), ExecutionJson.Serialize(summary))], default);
    }
}
