using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Releases.Listing;

public sealed class ReleaseListsTests
{
    private const int Many = 5000;

    [Fact]
    public async Task List_AnyFilters_GivesWhatLookingAtAllGives()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        var entries = Enumerable.Range(0, 600).Select(i => ReleaseEntry.Of(IndexRig.Planned(i), summary: null)).OrderByDescending(entry => entry.CreatedAt).ToList();
        await rig.AddAsync(Enumerable.Range(0, 600).Select(IndexRig.Planned));

        foreach (var filter in Filters())
        {
            Assert.Equal(entries.Where(filter.Takes).Select(entry => entry.Id), await rig.IdsAsync(filter, limit: 37));
        }
    }

    [Fact]
    public async Task List_ManyReleases_ReadsFewRowsForAPage()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        await rig.Indexer.CatchUpAsync(default);
        await rig.AddAsync(Enumerable.Range(0, Many).Select(IndexRig.Planned));

        foreach (var filter in Filters().Where(filter => filter.Text is null && filter.Ranges().Any()))
        {
            rig.Documents.Reset();
            var page = (await rig.Lists.ListAsync(filter, 50, cursor: null, default))!;
            Assert.True(page.Items.Length == 50 || page.NextCursor is null || rig.Documents.Rows >= ReleaseLists.MostRead, filter.ToString());
            Assert.True(rig.Documents is { Rows: <= 1200, Requests: <= 20 }, $"{filter}: {rig.Documents.Rows} rows in {rig.Documents.Requests} requests");
        }
    }

    [Fact]
    public async Task List_FilterThatMatchesNothing_ReadsSoMuchAndGivesACursor()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        await rig.Indexer.CatchUpAsync(default);
        await rig.AddAsync(Enumerable.Range(0, Many).Select(IndexRig.Planned));

        rig.Documents.Reset();
        var page = (await rig.Lists.ListAsync(new ReleaseFilter { Text = "nowhere" }, 50, cursor: null, default))!;
        Assert.Empty(page.Items);
        Assert.NotNull(page.NextCursor);
        Assert.InRange(rig.Documents.Rows, ReleaseLists.MostRead, ReleaseLists.MostRead + 500);
        Assert.Empty(await rig.IdsAsync(new ReleaseFilter { Text = "nowhere" }));
        Assert.Empty(await rig.IdsAsync(new ReleaseFilter { Group = "nowhere" }));
    }

    [Theory]
    [InlineData("nonsense!")]
    [InlineData("cn4-cg")]
    public async Task List_CursorOfNoList_IsNone(string cursor)
    {
        await using var shop = await Workshop.OpenAsync();
        Assert.Null(await shop.Lists.ListAsync(new ReleaseFilter(), 50, cursor, default));
    }

    [Fact]
    public async Task List_MoreTagsThanHaveRows_FindsEachOfThem()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        var tags = Enumerable.Range(0, 40).Select(i => $"tag {i}").ToList();
        await rig.AddAsync([IndexRig.Planned(1) with { Tags = [.. tags] }, IndexRig.Planned(2) with { Tags = ["tag 39"] }]);

        foreach (var tag in tags.SkipLast(1))
        {
            Assert.Equal(["r-1"], await rig.IdsAsync(new ReleaseFilter { Tag = tag }));
        }

        Assert.Equal(["r-2", "r-1"], await rig.IdsAsync(new ReleaseFilter { Tag = "tag 39" }));
    }

    [Fact]
    public async Task List_PlannedForATimeBeforeItsCreation_CountsFromThereOn()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        var created = IndexRig.Planned(1).CreatedAt;
        await rig.AddAsync([IndexRig.Planned(1) with { Schedule = new ReleaseSchedule { At = created.AddDays(-3) } }]);
        Assert.Equal(["r-1"], await rig.IdsAsync(new ReleaseFilter { From = created.AddDays(-1), To = created.AddHours(1) }));
        Assert.Empty(await rig.IdsAsync(new ReleaseFilter { From = created.AddDays(-4), To = created.AddDays(-1) }));
    }

    [Fact]
    public async Task List_AfterSomethingWasDone_ShowsIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        await shop.CreateAsync("r1", "p");
        Assert.Equal(["r1"], await IdsAsync(ReleaseStatus.OnHold));

        await shop.Signals.DeliverAsync(new MachineAddress("r1", 1, string.Empty), new AbortRelease { SignalId = "s", Actor = "user:rita", Reason = "no" }, default);
        Assert.Empty(await IdsAsync(ReleaseStatus.OnHold, ReleaseStatus.Running));
        var aborted = (await shop.Lists.ListAsync(new ReleaseFilter { Statuses = [ReleaseStatus.Aborted] }, 50, null, default))!.Items;
        var read = (await shop.Queries.GetAsync("r1", run: null, default)).Value.Release;
        Assert.Equivalent(read, Assert.Single(aborted), strict: true);

        async Task<IEnumerable<string>> IdsAsync(params ReleaseStatus[] statuses) =>
            (await shop.Lists.ListAsync(new ReleaseFilter { Statuses = [.. statuses] }, 50, null, default))!.Items.Select(item => item.Id);
    }

    private static IEnumerable<ReleaseFilter> Filters() =>
    [
        new(),
        new() { Group = "group-7" },
        new() { Group = "group-7", Process = "process-2" },
        new() { Group = "group-7", Process = "process-3" },
        new() { Tag = "rare / #tag?", Environment = "prod" },
        new() { Tag = "standard", Service = "service-49" },
        new() { Statuses = [ReleaseStatus.Draft, ReleaseStatus.Aborted], InputSet = "staging" },
        new() { Statuses = [ReleaseStatus.Failed] },
        new() { CreatedBy = "user:sam", Statuses = [ReleaseStatus.Scheduled], Service = "service-3" },
        new() { Text = "release 10" },
        new() { From = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero), To = new(2026, 1, 12, 0, 0, 0, TimeSpan.Zero) },
        new() { From = new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero), Group = "group-9" },
        new() { To = new(2026, 1, 9, 0, 0, 0, TimeSpan.Zero), Tag = "standard" },
    ];
}
