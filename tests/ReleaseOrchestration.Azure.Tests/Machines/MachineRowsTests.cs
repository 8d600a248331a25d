using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Azure.Tests.Stores;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Azure.Tests.Machines;

public sealed class MachineRowsTests(Azurite azurite) : IClassFixture<Azurite>
{
    private readonly MachineAddress _machine = Sample.Release().Node("p.a");

    [Fact]
    public async Task Started_AtOnceByMany_IsTrueOnce()
    {
        var storage = await OpenAsync();
        var started = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => storage.Machines.StartedAsync(Sample.Start(_machine), $"i{i}", default)));
        Assert.Single(started, isNew => isNew);
        var row = (await storage.Machines.FindAsync(_machine, default))!;
        Assert.Equal(($"i{Array.IndexOf(started, true)}", false), (row.InstanceId, row.HasEnded));
        Assert.Null(await storage.Machines.FinalAsync(_machine, default));
    }

    [Fact]
    public async Task Started_ThroughFaults_IsTrueForTheOneThatDidIt()
    {
        await using var proxy = await FaultyProxy.StartAsync(azurite.Tables, share: 0.3, seed: 5);
        var storage = await AzureStores.OpenAsync(proxy.Address, azurite.Blobs);
        for (var i = 0; i < 15; i++)
        {
            Assert.True(await storage.Machines.StartedAsync(Sample.Start(_machine.Node($"p.m{i}")), "i", default));
            Assert.False(await storage.Machines.StartedAsync(Sample.Start(_machine.Node($"p.m{i}")), "i", default));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200_000)]
    public async Task Final_OfAMachineThatEnded_GivesItsStartAndItsSnapshot(int size)
    {
        var storage = await OpenAsync();
        var snapshot = new byte[size];
        await storage.Machines.StartedAsync(Sample.Start(_machine) with { PhaseName = new string('p', size) }, "i", default);
        await storage.Commits.CommitAsync(Sample.Commit(_machine, 4) with { Final = snapshot }, default);
        var final = (await storage.Machines.FinalAsync(_machine, default))!;
        Assert.Equal((4, size), (final.Number, final.Snapshot.Length));
        Assert.Equal(size, Assert.IsType<StartActivity>(final.Start).PhaseName.Length);
        Assert.Equal(size, Assert.IsType<StartActivity>(await storage.Machines.StartOfAsync(_machine, default)).PhaseName.Length);
        Assert.True((await storage.Machines.FindAsync(_machine, default))!.HasEnded);
    }

    [Fact]
    public async Task OfRelease_GivesAllItsMachinesAndNoOthers()
    {
        var storage = await OpenAsync();
        var release = _machine.Release;
        MachineAddress[] machines = [release, _machine, _machine.Subprocess(1), _machine.Subprocess(1).Node("q"), release with { Run = 2 }];
        foreach (var machine in machines.Append(release with { ReleaseId = release.ReleaseId + "-1" }))
        {
            await storage.Machines.StartedAsync(Sample.Start(machine), machine.ToString(), default);
        }

        Assert.Equal(machines.Select(machine => machine.ToString()).Order(StringComparer.Ordinal), (await storage.Machines.OfReleaseAsync(release.ReleaseId, default)).Select(row => row.InstanceId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CommitEnded_ByManyOverTheSameSnapshot_SucceedsOnceAndLosesNothing()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        await one.Commits.CommitAsync(Sample.Commit(_machine, 1) with { Final = Sample.Snapshot(1) }, default);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            var host = i % 2 == 0 ? one : other;
            for (var isDone = false; !isDone;)
            {
                var read = (await host.Machines.FinalAsync(_machine, default))!;
                var commit = Sample.Commit(_machine, read.Number + 1) with { Final = Sample.Snapshot(read.Number + 1) };
                isDone = await host.Commits.TryCommitEndedAsync(read, commit, default);
            }
        })));

        await Kept.HoldsAsync(one, [.. Enumerable.Range(1, 7).Select(number => Sample.Commit(_machine, number))]);
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await one.Commits.TryCommitEndedAsync((await one.Machines.FinalAsync(_machine, default))!, Sample.Commit(_machine, 7) with { Final = Sample.Snapshot(7) }, default));
    }

    [Fact]
    public async Task Resumed_OfAMachineThatIsSetAside_TakesItOffTheListForGood()
    {
        var storage = await OpenAsync();
        var commit = Sample.Commit(_machine, 1) with { Fault = "it broke" };
        await storage.Commits.CommitAsync(commit, default);
        Assert.Equal("it broke", Assert.Single(await storage.Machines.QuarantinedAsync(default), row => row.Machine == _machine).Reason);
        Assert.True(await storage.Machines.ResumedAsync(_machine, default));
        await storage.Commits.CommitAsync(commit, default);
        Assert.False(await storage.Machines.ResumedAsync(_machine, default));
        Assert.DoesNotContain(await storage.Machines.QuarantinedAsync(default), row => row.Machine == _machine);
        await storage.Commits.CommitAsync(Sample.Commit(_machine, 2) with { Fault = "again" }, default);
        Assert.Single(await storage.Machines.QuarantinedAsync(default), row => row.Machine == _machine);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32 * 1024)]
    [InlineData((32 * 1024) + 1)]
    [InlineData(5 * 1024 * 1024)]
    public async Task Payload_OfAnySize_IsReadAsItWas(int size)
    {
        var storage = await OpenAsync();
        var content = new byte[size];
        new Random(size).NextBytes(content);
        var payload = await storage.Payloads.PutAsync("$lock", content, default);
        Assert.Equal(payload, await storage.Payloads.PutAsync("$lock", content, default) with { Inline = payload.Inline });
        Assert.Equal(size > 32 * 1024, payload.Reference is not null);
        Assert.True((await storage.Payloads.GetAsync(payload, default)).Span.SequenceEqual(content));
    }

    private Task<AzureStorage> OpenAsync() => AzureStores.OpenAsync(azurite.Tables, azurite.Blobs);
}
