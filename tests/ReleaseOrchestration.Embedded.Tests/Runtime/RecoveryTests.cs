using System.Collections.Immutable;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class RecoveryTests
{
    private static readonly ImmutableArray<Func<World, Task>> Steps =
    [
        w => w.StartAsync(Yaml.Everything),
        w => w.DoneAsync("one.cut"),
        w => w.UntilAsync(e => e.Path == "one.soak" && e.After == "Running"),
        w =>
        {
            w.Time.Advance(TimeSpan.FromHours(2));
            return w.UntilAsync(e => e.Path == "two" && e.After != "NotStarted" && e.After.Length > 0);
        },
        w => w.AcceptedAsync("two.ok", id => new DecideSignOff { SignalId = id, Actor = "user:alice", Decision = SignOffDecision.Approve }),
        w => w.AcceptedAsync("two.ok", id => new DecideSignOff { SignalId = id, Actor = "user:bob", Decision = SignOffDecision.Approve }),
        w => w.UntilEndedAsync(),
    ];

    public static TheoryData<string> Interruptions => ["none", "reopen", "crash", "evict"];

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task Release_InterruptedAfterEachStep_GoesTheSameWay(string interruption)
    {
        await using var plain = await World.OpenAsync();
        await using var world = await World.OpenAsync(w => w.Options.MaxLiveMachines = interruption == "evict" ? 1 : 1000);
        foreach (var step in Steps)
        {
            await step(plain);
            await step(world);
            await (interruption switch
            {
                "reopen" => world.ReopenAsync(),
                "crash" => world.CrashAsync(),
                _ => Task.CompletedTask,
            });
        }

        Assert.Equal(Story(await plain.AuditAsync()), Story(await world.AuditAsync()));
        Assert.Empty(await world.Runtime.QuarantinedAsync(default));
        Assert.Empty(await world.Runtime.UndeliverableAsync(10, default));
    }

    [Fact]
    public async Task Crash_WithAnEffectUnderWay_RepeatsItWithItsKey()
    {
        await using var world = await World.OpenAsync(w => w.Executor.Handler = TestExecutor.Never);
        await world.StartAsync(Yaml.OnePipeline);
        var first = await world.Executor.NextAsync();
        await world.CrashAsync();
        var second = await world.Executor.NextAsync();
        Assert.Equal((first.EffectId, first.Effect), (second.EffectId, second.Effect));
        Assert.Equal((1, 2), (first.Try, second.Try));
    }

    [Fact]
    public async Task Stop_WithAnEffectUnderWay_DoesNotCountTheTry()
    {
        await using var world = await World.OpenAsync(w => w.Executor.Handler = TestExecutor.Never);
        await world.StartAsync(Yaml.OnePipeline);
        Assert.Equal(1, (await world.Executor.NextAsync()).Try);
        await world.ReopenAsync();
        Assert.Equal(1, (await world.Executor.NextAsync()).Try);
    }

    [Fact]
    public async Task Log_OfAMachineThatIsToldMuch_IsCutBySnapshots()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        for (var i = 0; i < 200; i++)
        {
            var status = i % 2 == 0 ? TaskState.InProgress : TaskState.Blocked;
            await world.AcceptedAsync("one.a", id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "complete", Status = status, Comment = new string('x', 500) });
        }

        await world.ReopenAsync();
        await world.DoneAsync("one.a");
        await world.UntilEndedAsync();
        await world.CloseAsync();
        Assert.InRange(Database.Number(world.Paths.Database, "SELECT COUNT(*) FROM log"), 0, 100);
        await world.OpenRuntimeAsync();
        Assert.Empty(await world.Runtime.QuarantinedAsync(default));
    }

    [Fact]
    public async Task Clock_SetBack_DoesNotTakeTimeBack()
    {
        await using var world = await World.OpenAsync();
        await world.StartAsync(Yaml.OneTask);
        var before = (await world.AuditAsync())[^1].At;
        world.Time.Set(before - TimeSpan.FromDays(365));
        await world.ReopenAsync();
        await world.DoneAsync("one.a");
        await world.UntilEndedAsync();
        Assert.All(await world.AuditAsync(), e => Assert.True(e.At >= before));
    }

    // Two pipelines that run at the same time may end in either order; each node's own sequence is the same.
    private static IEnumerable<string> Story(ImmutableArray<AuditEntry> entries) => entries
        .GroupBy(e => e.Path)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .SelectMany(g => g.Select(e => $"{e.Path}: {e.Event} {e.Before}>{e.After} {e.Actor} {e.At:O}"));
}
