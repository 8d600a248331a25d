using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Storage;

public sealed class AuditFeedTests
{
    [Fact]
    public async Task ReadFeed_EntriesOfSeveralTrails_AreInTheOrderOfTheirCommits()
    {
        await using var world = await World.OpenAsync();
        await AppendAsync(world, "a", "one");
        await AppendAsync(world, "b", "two");
        await AppendAsync(world, "a", "three");

        var feed = await world.Runtime.ReadFeedAsync(0, 10, default);

        Assert.Equal([("a", 1L), ("b", 1L), ("a", 2L)], feed.Select(e => (e.Trail.ReleaseId, e.Line.Sequence)));
        Assert.Equal(feed.Select(e => e.Position).Order(), feed.Select(e => e.Position));
        Assert.Equal(feed[^1].Position, await world.Runtime.FeedHeadAsync(default));
        Assert.Equal([feed[2].Position], (await world.Runtime.ReadFeedAsync(feed[1].Position, 10, default)).Select(e => e.Position));
    }

    [Fact]
    public async Task ReadFeed_AfterAReopening_GoesOn()
    {
        await using var world = await World.OpenAsync();
        await AppendAsync(world, "a", "one");
        var before = await world.Runtime.FeedHeadAsync(default);
        await world.CloseAsync();
        await world.OpenRuntimeAsync();
        await AppendAsync(world, "a", "two");

        var entry = Assert.Single(await world.Runtime.ReadFeedAsync(before, 10, default));

        Assert.Equal(2, entry.Line.Sequence);
    }

    [Fact]
    public async Task WaitForFeed_EndsAtTheNextEntryOfAnyTrail()
    {
        await using var world = await World.OpenAsync();
        var waiting = world.Runtime.WaitForFeedAsync(0, default);
        Assert.False(waiting.IsCompleted);
        await AppendAsync(world, "b", "one");
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await world.Runtime.WaitForFeedAsync(0, default);
    }

    [Fact]
    public async Task ReadFeed_OfAReleaseThatRan_HoldsEachEntryOfItsTrailOnce()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        var trail = await world.Runtime.ReadAsync(world.Root, 0, 1000, default);

        var feed = await world.Runtime.ReadFeedAsync(0, 1000, default);

        Assert.Equal(trail.Select(l => l.Hash), feed.Where(e => e.Trail == world.Root).Select(e => e.Line.Hash));
    }

    private static Task AppendAsync(World world, string release, string name) =>
        ((IAuditTrail)world.Runtime).AppendAsync(new MachineAddress(release, 1, string.Empty), new Transition { Event = name, At = DateTimeOffset.UnixEpoch }, default);
}
