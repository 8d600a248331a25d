using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class ReleaseTests
{
    [Fact]
    public async Task Start_AutomatedRelease_RunsToItsEnd()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OnePipeline);
        await world.UntilEndedAsync();
        Assert.Equal("Succeeded", await world.StatusAsync("one.a"));
        Assert.Equal("r1/1/one.a/1", Assert.IsType<StartPipeline>(Assert.Single(world.Executor.Invocations).Effect).IdempotencyKey);
    }

    [Fact]
    public async Task Start_Twice_ChangesNothingTheSecondTime()
    {
        await using var world = await World.OpenAsync();
        var start = await world.StartOf(Yaml.OneTask);
        Assert.True(await world.Runtime.StartAsync(start, default));
        var before = await world.AuditAsync();
        Assert.False(await world.Runtime.StartAsync(start, default));
        Assert.Equal(before.Length, (await world.AuditAsync()).Length);
    }

    [Fact]
    public async Task Start_OfAnUnknownDefinition_TellsTheCallerAndStartsNothing()
    {
        await using var world = await World.OpenAsync();
        var start = await world.StartOf(Yaml.OneTask) with { DefinitionHash = new string('0', 64) };
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Runtime.StartAsync(start, default));
        Assert.Empty(await world.AuditAsync());
    }

    [Fact]
    public async Task Signal_ToNobody_SaysWhetherItCanEverArrive()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.Everything);
        var waiting = await world.SignalAsync("two.go", id => new RetryNode { SignalId = id, Actor = "user:op" });
        var unknown = await world.SignalAsync("two.nothing", id => new RetryNode { SignalId = id, Actor = "user:op" });
        var nowhere = await world.Runtime.SignalAsync(new MachineAddress("r9", 1, string.Empty), new PauseRelease { SignalId = "x", Actor = "user:op" }, World.Patience, default);
        Assert.Equal(("RO3003", 409), (waiting!.Code, waiting.Status));
        Assert.Equal(("RO3010", 404), (unknown!.Code, unknown.Status));
        Assert.Equal(("RO3010", 404), (nowhere!.Code, nowhere.Status));
    }

    [Fact]
    public async Task Signal_SentTwice_IsAnsweredTwiceAndDoneOnce()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.Everything);
        var signal = new PauseRelease { SignalId = "once", Actor = "user:op" };
        Assert.True((await world.Runtime.SignalAsync(world.Root, signal, World.Patience, default))!.Accepted);
        await world.ReopenAsync();
        Assert.True((await world.Runtime.SignalAsync(world.Root, signal, World.Patience, default))!.Accepted);
        Assert.Single(await world.AuditAsync(), e => e.Event.Contains("paused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audit_OfARelease_IsAnUnbrokenChain()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OnePipeline);
        await world.UntilEndedAsync();
        var lines = await world.Runtime.ReadAsync(world.Root, 0, 1000, default);
        var (sequence, hash) = await world.Runtime.HeadAsync(world.Root, default);
        var verification = AuditChain.Verify(world.Root.ToString(), lines.Select(l => new AuditRecord(l.Body.ToArray(), l.Hash)), new AuditHead(sequence, hash));
        Assert.Equal(AuditDamage.None, verification.Damage);
        Assert.Equal(Enumerable.Range(1, lines.Length).Select(n => (long)n), lines.Select(l => l.Sequence));
        Assert.Equal(lines.Length, sequence);
    }

    [Fact]
    public async Task Lock_HeldByAnotherRelease_IsGrantedWhenItIsLetGo()
    {
        await using var world = await World.OpenAsync(w => w.Executor.Handler = TestExecutor.Never);
        const string yaml = """
            process:
              id: p
              phases: [{phase: {id: one, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: a}, lock: prod}}]}}]
            """;
        await world.StartAsync(yaml);
        await world.StartAsync(yaml, "r2");
        var second = new MachineAddress("r2", 1, string.Empty);
        Assert.Equal("r1", (await world.Executor.NextAsync()).Machine.ReleaseId);
        await world.ReopenAsync();
        await world.AcceptedAsync(string.Empty, id => new AbortRelease { SignalId = id, Actor = "user:op", Reason = "no" });
        await world.UntilAsync(e => e.Path == "one.a" && e.After == "Running", second);
        Assert.Empty(await world.Runtime.UndeliverableAsync(10, default));
    }
}
