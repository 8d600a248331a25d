using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Releases.Listing;

public sealed class ReleaseIndexerTests
{
    [Fact]
    public async Task Step_KilledAtAnyWrite_ComesToTheSameRows()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        using var first = new IndexRig(shop);
        await first.Indexer.CatchUpAsync(default);
        await RunSomeAsync(shop);

        for (var writes = 0; writes < 12; writes++)
        {
            using var dying = new IndexRig(shop);
            dying.Documents.DieAfter(writes);
            await Record.ExceptionAsync(() => dying.Indexer.CatchUpAsync(default));
        }

        using var last = new IndexRig(shop);
        await DrainAsync(last);
        Assert.Equal(await ExpectedAsync(shop, last), await last.RowsAsync());
    }

    [Fact]
    public async Task Step_ByManyHostsAtOnce_ComesToTheSameRowsAndMovesOnlyOn()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        using var documents = new PlaceRecorder(shop.Runtime, new(IndexRig.Partition, "x~index"));
        var hosts = Enumerable.Range(0, 4).Select(_ => new ReleaseIndexer(new ReleaseStore(documents), shop.Runtime)).ToArray();
        await hosts[0].CatchUpAsync(default);
        for (var round = 0; round < 5; round++)
        {
            await shop.CreateAsync($"round-{round}", "p");
            await Task.WhenAll(hosts.Select(host => Task.Run(() => host.StepAsync(default))));
        }

        await RunSomeAsync(shop);
        await Task.WhenAll(hosts.Select(host => Task.Run(() => DrainAsync(host))));

        using var last = new IndexRig(shop);
        Assert.Equal(await ExpectedAsync(shop, last), await last.RowsAsync());
        Assert.Equal(documents.Positions.Order(), documents.Positions);
        Assert.All(hosts, host => host.Dispose());
    }

    [Fact]
    public async Task Step_AnotherHostIsFaster_DoesNotMoveThePlaceBack()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        using var documents = new PlaceRecorder(shop.Runtime, new(IndexRig.Partition, "x~index"));
        using var slow = new ReleaseIndexer(new ReleaseStore(documents), shop.Runtime);
        using var fast = new ReleaseIndexer(new ReleaseStore(documents), shop.Runtime);
        await shop.CreateAsync("first", "p");
        await shop.CreateAsync("second", "p");
        await DrainAsync(slow);
        await DrainAsync(fast);
        await AbortAsync(shop, "first");
        documents.Before = async () =>
        {
            await AbortAsync(shop, "second");
            await DrainAsync(fast);
        };

        await DrainAsync(slow);

        Assert.Null(documents.Before);
        Assert.Equal(documents.Positions.Order(), documents.Positions);
        using var last = new IndexRig(shop);
        Assert.Equal(await ExpectedAsync(shop, last), await last.RowsAsync());
    }

    [Fact]
    public async Task Step_PlaceWasNotStored_ChangesNothing()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        using var rig = new IndexRig(shop);
        await rig.Indexer.CatchUpAsync(default);
        var place = (await shop.Runtime.GetAsync(new DocumentKey(IndexRig.Partition, "x~index"), default))!;
        await RunSomeAsync(shop);
        await DrainAsync(rig);
        var rows = await rig.RowsAsync();

        await shop.Runtime.WriteAsync([new(place.Key, place.Body)], default);
        using var again = new IndexRig(shop);
        await DrainAsync(again);
        Assert.Equal(rows, await again.RowsAsync());
    }

    [Fact]
    public async Task List_RowsOfAnEarlierRelease_AreReadAndMended()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Texts.Manual("p"));
        using var rig = new IndexRig(shop);
        await RunSomeAsync(shop);
        await rig.AddAsync(Enumerable.Range(0, 450).Select(IndexRig.Planned));
        await DrainAsync(rig);
        var rows = await rig.RowsAsync();
        var filter = new ReleaseFilter { Group = "group-7" };
        var expected = await rig.IdsAsync(filter);
        await rig.ForgetIndexAsync();

        using var old = new IndexRig(shop);
        Assert.Equal(expected, await old.IdsAsync(filter));
        await DrainAsync(old);
        var mended = await old.RowsAsync();
        Assert.Empty(rows.Except(mended));
        Assert.Empty(mended.Except(rows));
        Assert.Equal(expected, await old.IdsAsync(filter));
    }

    [Fact]
    public async Task List_OldRowInAWholeIndex_IsRead()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        await rig.AddAsync([IndexRig.Planned(1)]);
        await rig.Indexer.CatchUpAsync(default);
        var row = (await rig.RowsAsync()).Keys.Single(key => key.StartsWith("t~", StringComparison.Ordinal));
        await shop.Runtime.WriteAsync([new(new(IndexRig.Partition, row), "{}"u8.ToArray())], default);
        Assert.Equal(["r-1"], await rig.IdsAsync(new ReleaseFilter { Text = "release 1" }));
    }

    [Fact]
    public async Task Change_WhileRowsAreRefreshed_NeverLeavesOldRows()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        await rig.AddAsync([IndexRig.Planned(1)]);
        var refreshing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await rig.Store.RefreshAsync("r-1", default);
            }
        });
        for (var i = 0; i < 100; i++)
        {
            var (record, etag) = (await rig.Store.FindAsync("r-1", default))!.Value;
            Assert.True(await rig.Store.ChangeAsync(record with { Group = $"g{i}", Schedule = record.Schedule! with { At = record.Schedule.At.AddDays(9) } }, etag, default));
        }

        await refreshing;
        Assert.Equal(await ExpectedAsync(shop, rig), await rig.RowsAsync());
    }

    [Fact]
    public async Task Purge_OfARelease_LeavesNoRowOfIt()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        await rig.AddAsync([IndexRig.Planned(1), IndexRig.Planned(2)]);
        var (record, etag) = (await rig.Store.FindAsync("r-1", default))!.Value;
        var left = new PurgedRelease("r-1", 1, "user:rita", DateTimeOffset.UnixEpoch, KeptTrails: true);
        Assert.True((await shop.Runtime.WriteAsync(await rig.Store.PurgeWritesAsync(record, etag, left, default), default)).Succeeded);

        Assert.All((await rig.RowsAsync()).Keys, row => Assert.EndsWith("~r-2", row, StringComparison.Ordinal));
        Assert.False(await rig.Store.RefreshAsync("r-1", default));
        Assert.Equal(["r-2"], await rig.IdsAsync(new ReleaseFilter()));
    }

    [Fact]
    public async Task Rows_OfAReleaseWithEverything_FitIntoOneBatchWithThoseBefore()
    {
        await using var shop = await Workshop.OpenAsync();
        using var rig = new IndexRig(shop);
        await rig.AddAsync([Full("a")]);
        var (_, etag) = (await rig.Store.FindAsync("r-1", default))!.Value;
        Assert.True(await rig.Store.ChangeAsync(Full("b") with { CreatedAt = IndexRig.Planned(1).CreatedAt }, etag, default));

        static ReleaseRecord Full(string prefix) => IndexRig.Planned(1) with
        {
            Process = prefix,
            InputSet = prefix,
            Group = prefix,
            CreatedBy = prefix,
            Tags = Words(prefix),
            Environments = Words(prefix),
            Services = Words(prefix),
            State = prefix == "a" ? LaunchState.Scheduled : LaunchState.Cancelled,
            Schedule = new ReleaseSchedule { At = new(prefix == "a" ? 2026 : 2027, 1, 1, 0, 0, 0, TimeSpan.Zero), Duration = TimeSpan.FromDays(110), AutoStart = true, Occurrence = "x" },
        };

        static ImmutableArray<string> Words(string prefix) => [.. Enumerable.Range(0, 30).Select(i => $"{prefix}{i}")];
    }

    private static async Task RunSomeAsync(Workshop shop)
    {
        for (var i = 0; i < 6; i++)
        {
            await shop.CreateAsync($"run-{i}", "p", start: i != 5);
        }

        foreach (var id in new[] { "run-1", "run-3" })
        {
            await AbortAsync(shop, id);
        }
    }

    private static async Task AbortAsync(Workshop shop, string id) =>
        await shop.Signals.DeliverAsync(new MachineAddress(id, 1, string.Empty), new AbortRelease { SignalId = "s-" + id, Actor = "user:rita", Reason = "no" }, default);

    private static Task DrainAsync(IndexRig rig) => DrainAsync(rig.Indexer);

    private static async Task DrainAsync(ReleaseIndexer indexer)
    {
        while (await indexer.StepAsync(default))
        {
        }
    }

    /// <summary>The rows that the releases should have, made of their records and of what their machines show.</summary>
    private static async Task<ImmutableSortedDictionary<string, string>> ExpectedAsync(Workshop shop, IndexRig rig)
    {
        var rows = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        await foreach (var (row, record) in rig.Store.NewestFirstAsync(after: null, default))
        {
            var entry = ReleaseEntry.Of(record, await shop.Queries.SummaryAsync(record.Id, default));
            foreach (var key in IndexRows.Of(entry).Append(row))
            {
                rows.Add(key, System.Text.Encoding.UTF8.GetString(entry.Write()));
            }
        }

        return rows.ToImmutable();
    }
}
