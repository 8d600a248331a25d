using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Tests.Support;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class RemovalTests
{
    private static readonly string[] Tables = ["starts", "snapshots", "timers", "effects", "machines", "log", "quarantine", "parked"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Remove_AReleaseThatEnded_LeavesNothingButWhatIsKept(bool keepTrails)
    {
        await using var world = await EndedAsync();
        await world.StartAsync(Yaml.OneTask, "r10");
        var removed = await world.Runtime.RemoveAsync(Request(keepTrails), default);
        Assert.Equal(RemovalOutcome.Done, removed.Outcome);
        Assert.True(removed.Machines >= 3 && removed.Entries > 3, removed.ToString());
        Assert.Equal(keepTrails, !(await world.AuditAsync()).IsEmpty);
        Assert.NotEmpty(await world.AuditAsync(new MachineAddress("r10", 1, string.Empty)));
        Assert.Null(await world.ViewAsync(string.Empty));
        var entry = Assert.Single(await world.AuditAsync(AuditTrails.Server));
        Assert.Equal(("release.purged", "1"), (entry.Event, entry.Details!.Find("trails")!.ToString()));

        // A chain of its own goes on, and a machine of the same address can start again.
        await world.ReopenAsync();
        Assert.False((await world.SignalAsync(string.Empty, id => new PauseRelease { SignalId = id, Actor = "user:a", Reason = "r" }))!.Accepted);
        await world.CloseAsync();
        AssertNothingOf(world, "r1/");
    }

    [Fact]
    public async Task Remove_AReleaseThatRuns_ChangesNothing()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        Assert.Equal(RemovalOutcome.StillRuns, (await world.Runtime.RemoveAsync(Request(keepTrails: true), default)).Outcome);
        Assert.NotEqual("none", await world.StatusAsync(string.Empty));
        Assert.Empty(await world.AuditAsync(AuditTrails.Server));
    }

    [Fact]
    public async Task Remove_WithADocumentThatChanged_ChangesNothing()
    {
        await using var world = await EndedAsync();
        var key = new DocumentKey("releases", "r~r1");
        await world.Runtime.WriteAsync([new DocumentWrite(key, "{}"u8.ToArray())], default);
        var request = Request(keepTrails: false) with { Writes = [new DocumentWrite(key, Body: null, "ffff")] };
        Assert.Equal(RemovalOutcome.Conflict, (await world.Runtime.RemoveAsync(request, default)).Outcome);
        Assert.Equal("Succeeded", await world.StatusAsync(string.Empty));
        Assert.NotEmpty(await world.AuditAsync());
    }

    [Theory]
    [InlineData(CommitPoint.Before)]
    [InlineData(CommitPoint.After)]
    internal async Task Remove_ThatACrashCutsOff_IsDoneOrNotDone(CommitPoint point)
    {
        await using var world = await EndedAsync();
        world.Runtime.Store.Engine.Fault = at =>
        {
            if (at == point)
            {
                throw new IOException("The power went away.");
            }
        };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => world.Runtime.RemoveAsync(Request(keepTrails: false), default));
        await world.CrashAsync();
        var isDone = point == CommitPoint.After;
        Assert.Equal(isDone ? "none" : "Succeeded", await world.StatusAsync(string.Empty));
        Assert.Equal(isDone ? 1 : 0, (await world.AuditAsync(AuditTrails.Server)).Length);
        Assert.Equal(isDone, (await world.AuditAsync()).IsEmpty);
        Assert.Equal(isDone ? 0 : 3, (await world.Runtime.RemoveAsync(Request(keepTrails: false), default)).Machines);
    }

    [Fact]
    public async Task Sweep_Blobs_DeletesOnlyWhatNothingNamesAndNobodyHasStoredLately()
    {
        await using var world = await EndedAsync();
        var orphan = await world.Runtime.PutAsync("orphan"u8.ToArray(), default);
        var named = await world.Runtime.PutAsync("named"u8.ToArray(), default);
        await world.Runtime.WriteAsync([new DocumentWrite(new DocumentKey("p", "r"), System.Text.Encoding.UTF8.GetBytes($"{{\"file\":\"{named}\"}}"))], default);
        Assert.Equal(0, (await world.Runtime.SweepAsync(world.Time.Now - TimeSpan.FromDays(1), null, default)).Blobs);
        world.Time.Advance(TimeSpan.FromDays(2));
        var again = await world.Runtime.PutAsync("stored again"u8.ToArray(), default);
        Assert.Equal(1, (await world.Runtime.SweepAsync(world.Time.Now - TimeSpan.FromDays(1), null, default)).Blobs);
        Assert.Null(await world.Runtime.GetAsync(orphan, default));
        Assert.NotNull(await world.Runtime.GetAsync(named, default));
        Assert.NotNull(await world.Runtime.GetAsync(again, default));

        // The definition is named by the start of the release, until that is gone.
        await world.Runtime.RemoveAsync(Request(keepTrails: true), default);
        Assert.Equal(1, (await world.Runtime.SweepAsync(world.Time.Now - TimeSpan.FromDays(1), null, default)).Blobs);
    }

    [Fact]
    public async Task Sweep_Undeliverable_DeletesTheOldOnes()
    {
        await using var world = await EndedAsync();
        Database.Execute(world.Paths.Database, $"INSERT INTO undeliverable VALUES(1000001, {world.Time.Now.AddDays(-3).UtcTicks}, 'r9/1/x', x'00'), (1000002, {world.Time.Now.UtcTicks}, 'r9/1/x', x'00')");
        Assert.Equal(1, (await world.Runtime.SweepAsync(world.Time.Now - TimeSpan.FromDays(1), world.Time.Now - TimeSpan.FromDays(1), default)).Messages);
        Assert.Equal("1", Database.Text(world.Paths.Database, "SELECT COUNT(*) FROM undeliverable"));
    }

    [Fact]
    public void HashScan_FindsEveryHashAndNothingShorter()
    {
        var (one, two) = (new string('a', 64), new string('1', 32) + new string('f', 32));
        var found = new HashSet<string>();
        HashScan.Find(System.Text.Encoding.UTF8.GetBytes($"\"{one}\",\"{new string('b', 63)}\",x{two}"), found);
        Assert.Equal([two, one], found.Order(StringComparer.Ordinal));
    }

    private static RemoveRelease Request(bool keepTrails) => new()
    {
        ReleaseId = "r1",
        Partitions = [Projections.Nodes("r1", 1), Projections.SignOffs("r1", 1)],
        Documents = [new DocumentKey(Projections.Releases, "r1")],
        KeepTrails = keepTrails,
        Entry = new Transition { Event = "release.purged", Path = "releases/r1", Actor = "user:ada" },
    };

    private static async Task<World> EndedAsync()
    {
        var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        await world.DoneAsync("one.a");
        await world.UntilEndedAsync();
        return world;
    }

    private static void AssertNothingOf(World world, string prefix)
    {
        foreach (var table in Tables)
        {
            var column = table is "machines" or "quarantine" or "parked" ? "address" : "machine";
            var sql = column == "address"
                ? $"SELECT COUNT(*) FROM {table} WHERE address LIKE '{prefix}%'"
                : $"SELECT COUNT(*) FROM {table} WHERE machine NOT IN (SELECT id FROM machines)";
            Assert.Equal("0", Database.Text(world.Paths.Database, sql));
        }
    }
}
