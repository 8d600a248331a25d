using global::Azure;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Tests.Removal;

public sealed class ReleaseRemovalTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly DateTimeOffset Soon = DateTimeOffset.UtcNow.AddHours(1);

    [Fact]
    public async Task Remove_OfAReleaseWithAMachineThatRuns_TakesNothingAway()
    {
        var storage = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
        var release = await PrepareAsync(storage);
        Assert.Equal(RemovalOutcome.StillRuns, (await storage.Removal(new PurgedInstances { AreOver = false }).RemoveAsync(Request(release), default)).Outcome);
        await storage.Machines.StartedAsync(Sample.Start(release.Node("p.b")), "i-b", default);
        Assert.Equal(RemovalOutcome.StillRuns, (await storage.Removal(new PurgedInstances()).RemoveAsync(Request(release), default)).Outcome);
        Assert.NotNull(await storage.Documents.GetAsync(new("records", release.ReleaseId), default));
        Assert.Equal(2, (await storage.Machines.OfReleaseAsync(release.ReleaseId, default)).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Remove_AfterItsHostDiedAnywhere_IsCompletedByTheMendingOnce(bool isCarriedOut)
    {
        var survivor = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs, "removal");
        var points = 0;
        for (var isDead = true; isDead; points++)
        {
            var release = await PrepareAsync(survivor);
            var instances = new PurgedInstances();
            isDead = await DieAsync(points, isCarriedOut, host => host.Removal(instances).RemoveAsync(Request(release), default));
            await survivor.MendAsync(instances, default);

            // The document that decides tells whether the removal was to be.
            var isRemoved = await survivor.Documents.GetAsync(new("records", release.ReleaseId), default) is null;
            Assert.True(isRemoved || isDead);
            Assert.Equal(isRemoved ? 1 : 0, await CountAsync(survivor, release));
            Assert.Equal(isRemoved ? 0 : 1, (await survivor.Machines.OfReleaseAsync(release.ReleaseId, default)).Length);
            Assert.Equal(isRemoved, await survivor.Signals.ReplyAsync(release, Sample.SignalId(release.Node("p.a"), 1), default) is null);
            Assert.Equal(isRemoved, (await survivor.Audit.ReadAsync(release, 0, 10, default)).IsEmpty);
            Assert.Equal(isRemoved, (await Kept.FeedAsync(survivor, release)).IsEmpty);
            Assert.Equal(isRemoved, instances.Ids.Contains("i-a"));
            Assert.Equal(isRemoved, (await survivor.Machines.QuarantinedAsync(default)).All(machine => machine.Machine.ReleaseId != release.ReleaseId));
        }

        Assert.InRange(points, 12, 80);
    }

    [Fact]
    public async Task Remove_OfARelease_TakesItsPayloadsAway()
    {
        var storage = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
        var release = await PrepareAsync(storage);
        var (mine, others) = (await storage.Payloads.PutAsync(release.ReleaseId, new byte[40_000], default), await storage.Payloads.PutAsync(release.ReleaseId + "0", new byte[40_000], default));
        await storage.Removal(new PurgedInstances()).RemoveAsync(Request(release), default);
        await Assert.ThrowsAsync<InvalidDataException>(() => storage.Payloads.GetAsync(mine, default));
        Assert.Equal(40_000, (await storage.Payloads.GetAsync(others, default)).Length);
    }

    [Fact]
    public async Task Sweep_OfBlobs_DeletesThoseThatNothingNames()
    {
        var storage = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs, "sweep");
        var release = Sample.Release();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in (string[])["document", "large document", "start", "audit", "payload", "signal", "nothing", "audit of a release that is gone"])
        {
            named[place] = await storage.Contents.PutAsync(System.Text.Encoding.UTF8.GetBytes(place), default);
        }

        await storage.Documents.WriteAsync([new(new("p", "a"), System.Text.Encoding.UTF8.GetBytes($"{{\"hash\":\"{named["document"]}\"}}"))], default);
        await storage.Documents.WriteAsync([new(new("p", "b"), System.Text.Encoding.UTF8.GetBytes(new string(' ', 100_000) + named["large document"]))], default);
        await storage.Machines.StartedAsync(Sample.Start(release.Node("p.a")) with { PhaseName = named["start"] }, "i", default);
        await storage.Audit.AppendAsync(release, new Transition { Event = "e", Reason = named["audit"] }, default);
        await storage.Audit.AppendAsync(Sample.Release(), new Transition { Event = "e", Reason = named["audit of a release that is gone"] + new string(' ', 40_000) }, default);
        await storage.Payloads.PutAsync(release.ReleaseId, System.Text.Encoding.UTF8.GetBytes(new string(' ', 40_000) + named["payload"]), default);
        await storage.Signals.SaveAsync(release, Sample.Signal("s") with { Reason = named["signal"] }, default);
        var removal = storage.Removal(new PurgedInstances());

        Assert.Equal((0, 0), await removal.SweepAsync(DateTimeOffset.UtcNow.AddHours(-1), null, default));
        Assert.Equal((2, 0), await removal.SweepAsync(Soon, null, default));
        foreach (var (place, hash) in named)
        {
            Assert.Equal(place is "nothing" or "audit of a release that is gone", await storage.Contents.GetAsync(hash, default) is null);
        }

        Assert.Equal((0, 0), await removal.SweepAsync(Soon, null, default));
        Assert.Equal(100_064, (await storage.Documents.GetAsync(new("p", "b"), default))!.Body.Length);
    }

    [Fact]
    public async Task Sweep_OfAnOpenSignOffThatALateWriterLeft_TakesItAway()
    {
        var storage = await AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
        var (open, closed) = (Sample.Release().Node("p.a"), Sample.Release().Node("p.a"));
        await storage.Commits.CommitAsync(Sample.Commit(open, 1), default);
        await storage.Commits.CommitAsync(Sample.Commit(closed, 1), default);
        var signOff = (Projections.SignOffs(closed.ReleaseId, 1), Projections.Row(closed.Path));
        await storage.Documents.WriteAsync([new(new(signOff.Item1, signOff.Item2), ExecutionJson.Serialize(Sample.SignOff(closed, 2, isOpen: false).SignOff!))], default);
        await storage.Removal(new PurgedInstances()).SweepAsync(DateTimeOffset.UnixEpoch, null, default);
        Assert.True(await Kept.IsOpenAsync(storage, open));
        Assert.False(await Kept.IsOpenAsync(storage, closed));
    }

    private static async Task<int> CountAsync(AzureStorage storage, MachineAddress release) =>
        (await storage.Audit.ReadAsync(AuditTrails.Server, 0, 10_000, default)).Count(line => AuditEntry.Read(line.Body.Span)!.Path == release.ReleaseId);

    private static RemoveRelease Request(MachineAddress release) => new()
    {
        ReleaseId = release.ReleaseId,
        Writes = [new(new("records", release.ReleaseId), Body: null)],
        Partitions = [Projections.Nodes(release.ReleaseId, 1), Projections.SignOffs(release.ReleaseId, 1)],
        KeepTrails = false,
        Entry = new Transition { Event = "release.purged", Path = release.ReleaseId },
    };

    private static async Task<MachineAddress> PrepareAsync(AzureStorage storage)
    {
        var release = Sample.Release();
        var machine = release.Node("p.a");
        await storage.Documents.WriteAsync([new(new("records", release.ReleaseId), "1"u8.ToArray())], default);
        await storage.Machines.StartedAsync(Sample.Start(machine), "i-a", default);
        await storage.Commits.CommitAsync(Sample.Commit(machine, 1) with { Final = Sample.Snapshot(1), Fault = "f" }, default);
        return release;
    }

    // Whether the host died before it was done.
    private async Task<bool> DieAsync(int requests, bool isCarriedOut, Func<AzureStorage, Task> work)
    {
        await using var tables = await FaultyProxy.StartAsync(azurite.Tables, share: 0, seed: 1);
        var host = await AzureStores.OpenAsync(tables.Address, azurite.Blobs, "removal", retries: 0);
        tables.DieAfter(requests, isCarriedOut);
        try
        {
            await work(host);
        }
        catch (Exception died) when (died is RequestFailedException or AggregateException)
        {
            Assert.True(tables.IsDead, died.ToString());
        }

        return tables.IsDead;
    }
}
