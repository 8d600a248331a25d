using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;
using Xunit;

namespace ReleaseOrchestration.Conformance.Stores;

/// <summary>What the audit of every shell does. A shell's own tests derive from it.</summary>
public abstract class AuditContract
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // In ordinal order; with all that paths hold.
    private static readonly string[] Paths = ["", "a-b.c/", "a.b#t.1/", "a.b/", "a.b/c.d/", "a.b0/", "a.b:2/", "a.b~1/"];

    /// <summary>A release of this test alone, because the stores of some live longer than a test.</summary>
    protected string Release { get; } = "r" + Guid.NewGuid().ToString("N");

    private MachineAddress Trail => new(Release, 1, string.Empty);

    [Fact]
    public async Task Append_OneAfterTheOther_GivesTheChainThatTheRulesGive()
    {
        var stores = await OpenAsync();
        var head = AuditChain.Genesis(Trail.ToString());
        Assert.Equal((0, head.Hash), await stores.Trail.HeadAsync(Trail, default));
        for (var i = 1; i <= 5; i++)
        {
            await stores.Trail.AppendAsync(Trail, Event(i), default);
            (var record, head) = TrailEntries.Append(head, Trail, Event(i));
            var line = Assert.Single(await stores.Trail.ReadAsync(Trail, i - 1, 10, default));
            Assert.Equal((i, record.Hash), (line.Sequence, line.Hash));
            Assert.Equal(record.Body, line.Body.ToArray());
        }

        Assert.Equal((5, head.Hash), await stores.Trail.HeadAsync(Trail, default));
    }

    [Fact]
    public async Task Read_AfterAnEntry_GivesWhatFollowsUpToTheLimit()
    {
        var stores = await OpenAsync();
        await AppendAsync(stores, Trail, 5);
        Assert.Equal([3L, 4L], (await stores.Trail.ReadAsync(Trail, 2, 2, default)).Select(line => line.Sequence));
        Assert.Equal([1L, 2L, 3L, 4L, 5L], (await stores.Trail.ReadAsync(Trail, 0, 1000, default)).Select(line => line.Sequence));
        Assert.Empty(await stores.Trail.ReadAsync(Trail, 5, 10, default));
        Assert.Empty(await stores.Trail.ReadAsync(Trail with { Run = 2 }, 0, 10, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30_000)]
    [InlineData(300_000)]
    public async Task Append_OfAnySize_IsReadAsItWas(int size)
    {
        var stores = await OpenAsync();
        var large = Event(1) with { Details = DataValue.Of([KeyValuePair.Create("log", DataValue.Of(new string('x', size)))]) };
        await stores.Trail.AppendAsync(Trail, large, default);
        var line = Assert.Single(await stores.Trail.ReadAsync(Trail, 0, 10, default));
        Assert.Equal(size, AuditEntry.Read(line.Body.Span)!.Details!.Find("log")!.Text.Length);
        Assert.Equal(line.Hash, Assert.Single(await FeedAsync(stores)).Line.Hash);
    }

    [Fact]
    public async Task Append_ByManyAtOnce_LosesAndDoublesNothing()
    {
        const int Writers = 8;
        const int Each = 5;
        var stores = await OpenAsync();
        var paths = Paths.Take(3).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await stores.Trail.AppendAsync(Trail with { Path = paths[i % paths.Length] }, Event((writer * Each) + i), default);
            }
        })));

        var found = new List<AuditLine>();
        foreach (var path in paths)
        {
            found.AddRange(await IntactAsync(stores, Trail with { Path = path }));
        }

        Assert.Equal(Enumerable.Range(0, Writers * Each).Select(Name).Order(StringComparer.Ordinal), found.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.Equal(found.Select(line => line.Hash).Order(StringComparer.Ordinal), (await FeedAsync(stores)).Select(entry => entry.Line.Hash).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReadFeed_WhileManyWrite_NeverGoesBackAndMissesNothing()
    {
        const int Writers = 6;
        const int Each = 8;
        var stores = await OpenAsync();
        var from = await stores.Feed.FeedHeadAsync(default);
        var reading = Task.Run(async () =>
        {
            var (seen, at) = (new List<FeedEntry>(), from);
            while (seen.Count(IsMine) < Writers * Each)
            {
                await stores.Feed.WaitForFeedAsync(at, default).WaitAsync(Patience);
                var page = await stores.Feed.ReadFeedAsync(at, 7, default);
                Assert.All(page, entry => Assert.True(entry.Position > at));
                seen.AddRange(page);
                at = page.IsEmpty ? at : page[^1].Position;
            }

            return seen;
        });
        await Task.WhenAll(Enumerable.Range(1, Writers).Select(run => Task.Run(() => AppendAsync(stores, Trail with { Run = run }, Each))));

        var all = await reading.WaitAsync(Patience);

        Assert.Equal(all.Select(entry => entry.Position).Order(), all.Select(entry => entry.Position));
        Assert.All(
            all.Where(IsMine).GroupBy(entry => entry.Trail),
            trail => Assert.Equal(Enumerable.Range(1, Each).Select(i => (long)i), trail.Select(entry => entry.Line.Sequence)));
    }

    [Fact]
    public async Task Wait_EndsAtTheNextEntry()
    {
        var stores = await OpenAsync();
        var (trail, feed) = (stores.Trail.WaitAsync(Trail, 0, default), stores.Feed.WaitForFeedAsync(await stores.Feed.FeedHeadAsync(default), default));
        await AppendAsync(stores, Trail, 1);
        await Task.WhenAll(trail, feed).WaitAsync(Patience);
        await stores.Trail.WaitAsync(Trail, 0, default);
    }

    [Fact]
    public async Task Wait_ThatIsCancelled_Ends()
    {
        var stores = await OpenAsync();
        using var cancel = new CancellationTokenSource();
        var waiting = stores.Trail.WaitAsync(Trail, 0, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    [Fact]
    public async Task List_OfTrails_IsInOrdinalOrder()
    {
        var stores = await OpenAsync();
        foreach (var path in Paths.Reverse())
        {
            await AppendAsync(stores, Trail with { Path = path }, 2);
        }

        await AppendAsync(stores, new MachineAddress(Release + "x", 1, string.Empty), 1);
        var names = Paths.Select(path => (Trail with { Path = path }).ToString()).ToArray();
        var heads = await stores.Heads.ListAsync(Release + "/", string.Empty, 1000, default);
        Assert.Equal(names, heads.Select(head => head.Trail));
        Assert.Equal(await stores.Trail.HeadAsync(Trail, default), (heads[0].Sequence, heads[0].Hash));
        Assert.Equal(names[3..5], (await stores.Heads.ListAsync(Release, names[2], 2, default)).Select(head => head.Trail));
        Assert.Equal(names.Length + 1, (await stores.Heads.ListAsync(Release, string.Empty, 1000, default)).Length);
    }

    /// <summary>The stores.</summary>
    protected abstract Task<AuditStores> OpenAsync();

    /// <summary>The entries of a trail, whose chain holds.</summary>
    protected static async Task<ImmutableArray<AuditLine>> IntactAsync(AuditStores stores, MachineAddress trail)
    {
        var lines = await stores.Trail.ReadAsync(trail, 0, 10_000, default);
        var (sequence, hash) = await stores.Trail.HeadAsync(trail, default);
        var found = AuditChain.Verify(trail.ToString(), lines.Select(line => new AuditRecord(line.Body.ToArray(), line.Hash)), new AuditHead(sequence, hash));
        Assert.True(found.IsIntact, found.Message);
        Assert.Equal(lines.Length, sequence);
        return lines;
    }

    /// <summary>What the feed has of this test's release.</summary>
    protected async Task<ImmutableArray<FeedEntry>> FeedAsync(AuditStores stores)
    {
        var (found, at) = (ImmutableArray.CreateBuilder<FeedEntry>(), 0L);
        while (await stores.Feed.ReadFeedAsync(at, 500, default) is { IsEmpty: false } page)
        {
            found.AddRange(page.Where(IsMine));
            at = page[^1].Position;
        }

        return found.ToImmutable();
    }

    private static Task AppendAsync(AuditStores stores, MachineAddress trail, int count) =>
        Enumerable.Range(1, count).Aggregate(Task.CompletedTask, async (before, i) =>
        {
            await before;
            await stores.Trail.AppendAsync(trail, Event(i), default);
        });

    private static Transition Event(int number) => new() { Event = Name(number), At = DateTimeOffset.UnixEpoch.AddSeconds(number), Path = "p.a", Actor = "user:ann", Reason = "because" };

    private static string Name(int number) => number.ToString("'e'000", CultureInfo.InvariantCulture);

    private static string NameOf(AuditLine line) => AuditEntry.Read(line.Body.Span)!.Event;

    private bool IsMine(FeedEntry entry) => entry.Trail.ReleaseId == Release;
}
