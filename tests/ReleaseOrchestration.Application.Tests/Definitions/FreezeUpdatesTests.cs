using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Tests.Definitions;

public sealed class FreezeUpdatesTests
{
    private const string Process = "process: {id: p, phases: [{phase: {id: one, environment: prod, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: x}}}]}}]}";
    private const string Freeze = "freeze: {id: f, scope: {environments: prod}, from: 2001-01-01T00:00:00Z}";

    [Fact]
    public async Task Apply_OfAFreeze_HoldsReleasesUntilItIsDeleted()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Process);
        await shop.ApplyAsync(Freeze);
        await shop.CreateAsync("r1", "p");
        Assert.Equal(WaitKind.Freeze, Assert.Single((await shop.NodeAsync("r1", "one.a")).WaitsFor).Kind);

        var ended = await shop.Deletion.DeleteAsync(DefinitionKind.Freeze, "f", Precondition.None, "user:fred", "over", default);
        Assert.Null(ended.Error);
        Assert.Equal("Running", (await shop.NodeAsync("r1", "one.a")).Status);
    }

    [Fact]
    public async Task Apply_OfAFreezeThatWasEnded_PutsItInForceAgain()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Process);
        await shop.ApplyAsync(Freeze);
        await shop.Deletion.DeleteAsync(DefinitionKind.Freeze, "f", Precondition.None, "user:fred", "over", default);
        await shop.ApplyAsync(Freeze);
        await shop.CreateAsync("r1", "p");
        Assert.Equal(WaitKind.Freeze, Assert.Single((await shop.NodeAsync("r1", "one.a")).WaitsFor).Kind);
    }

    [Fact]
    public async Task Apply_OfASourceThatLacksItsFreeze_EndsIt()
    {
        await using var shop = await Workshop.OpenAsync();
        var apply = new DefinitionApply(shop.Definitions, shop.Store, shop.Uses, shop.Freezes, shop.Clock);
        var options = new ApplyOptions(new SaveOptions("user:rita"), Source: "repository", Prune: true);
        Assert.Null((await apply.ApplyAsync($"{Process}\n---\n{Freeze}", options, default)).Error);
        await shop.CreateAsync("r1", "p");
        Assert.Equal(WaitKind.Freeze, Assert.Single((await shop.NodeAsync("r1", "one.a")).WaitsFor).Kind);

        Assert.Null((await apply.ApplyAsync(Process, options, default)).Error);
        Assert.Equal("Running", (await shop.NodeAsync("r1", "one.a")).Status);
    }

    [Fact]
    public async Task TellAll_AfterAStopBetweenSavingAndTelling_PutsItInForce()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Process);
        var dying = new DefinitionService(shop.Store, new FreezeUpdates(shop.Store, new SilentRuntime()), shop.Clock);
        await Assert.ThrowsAsync<IOException>(() => dying.ApplyAsync(Freeze, "user:rita", default));
        await shop.CreateAsync("r1", "p");
        Assert.Equal("Running", (await shop.NodeAsync("r1", "one.a")).Status);

        await shop.Freezes.TellAllAsync(default);
        await shop.CreateAsync("r2", "p");
        Assert.Equal(WaitKind.Freeze, Assert.Single((await shop.NodeAsync("r2", "one.a")).WaitsFor).Kind);
    }

    [Fact]
    public async Task TellAll_AfterAStopBetweenDeletingAndTelling_EndsIt()
    {
        await using var shop = await Workshop.OpenAsync();
        await shop.ApplyAsync(Process);
        await shop.ApplyAsync(Freeze);
        await shop.CreateAsync("r1", "p");
        var dying = new DefinitionDeletion(shop.Store, shop.Uses, new FreezeUpdates(shop.Store, new SilentRuntime()), shop.Clock);
        await Assert.ThrowsAsync<IOException>(() => dying.DeleteAsync(DefinitionKind.Freeze, "f", Precondition.None, "user:fred", "over", default));

        await shop.Freezes.TellAllAsync(default);
        Assert.Equal("Running", (await shop.NodeAsync("r1", "one.a")).Status);
        await shop.Freezes.TellAllAsync(default);
        Assert.Equal("Running", (await shop.NodeAsync("r1", "one.a")).Status);
    }

    [Fact]
    public async Task Apply_WhereTheRuntimeDoesNotAnswer_SaysThatItIsNotInForceYet()
    {
        await using var shop = await Workshop.OpenAsync();
        var slow = new DefinitionService(shop.Store, new FreezeUpdates(shop.Store, new SilentRuntime { Answers = true }), shop.Clock);
        Assert.Equal(("RO2040", 503), ((await slow.ApplyAsync(Freeze, "user:rita", default)).Error!.Code, 503));
        Assert.Null((await shop.Definitions.ApplyAsync(Freeze, "user:rita", default)).Error);
    }

    private sealed class SilentRuntime : IExecutionRuntime
    {
        public bool Answers { get; init; }

        public Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken) => throw new IOException("stopped");

        public Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken) =>
            Answers ? Task.FromResult<SignalReply?>(null) : throw new IOException("stopped");
    }
}
