using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class EffectTests
{
    [Fact]
    public async Task Effect_ThatThrows_IsTriedAgainAfterGrowingPauses()
    {
        await using var world = await World.OpenAsync(w => w.Executor.Handler = (invocation, _) => invocation.Try < 4
            ? throw new HttpRequestException("no route")
            : Task.FromResult<EffectOutcome>(new PipelineEnded { Status = PipelineStatus.Succeeded }));
        await world.StartAsync(Yaml.OnePipeline);
        foreach (var seconds in new[] { 1, 2, 4 })
        {
            await world.Executor.NextAsync();
            await world.Time.WhenArmedAsync(world.Time.Now.AddSeconds(seconds));
            world.Time.Advance(TimeSpan.FromSeconds(seconds));
        }

        await world.UntilEndedAsync();
        Assert.Equal([1, 2, 3, 4], world.Executor.Invocations.Select(i => i.Try));
        Assert.Single(world.Executor.Invocations.Select(i => i.Effect).Distinct());
    }

    [Fact]
    public async Task Effect_ThatThrowsToTheLastTry_IsDeadAndThePersonsTurn()
    {
        await using var world = await World.OpenAsync(w =>
        {
            w.Options.MaxEffectTries = 2;
            w.Executor.Handler = (_, _) => throw new HttpRequestException("no route");
        });
        await world.StartAsync(Yaml.OnePipeline);
        await world.Time.WhenArmedAsync(world.Time.Now.AddSeconds(1));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        await world.UntilAsync(e => e.Path == "one.a" && e.After == "OnHold");
        Assert.Contains("no route", (await world.ViewAsync("one.a"))!.Attempts[^1].Error, StringComparison.Ordinal);
        await world.CloseAsync();
        Assert.Equal(0, Database.Number(world.Paths.Database, "SELECT COUNT(*) FROM effects"));
    }

    [Fact]
    public async Task Effect_ThatEndsTheProcessEachTime_IsDeadAfterItsTries()
    {
        await using var world = await World.OpenAsync(w =>
        {
            w.Options.MaxEffectTries = 2;
            w.Executor.Handler = TestExecutor.Never;
        });
        await world.StartAsync(Yaml.OnePipeline);
        await world.Executor.NextAsync();
        await world.CrashAsync();
        await world.Executor.NextAsync();
        await world.CrashAsync();
        await world.UntilAsync(e => e.Path == "one.a" && e.After == "OnHold");
        Assert.Equal(2, world.Executor.Invocations.Count);
    }

    [Fact]
    public async Task Cancel_OfAPipelineThatIsBeingStarted_WaitsForTheStart()
    {
        var started = new TaskCompletionSource<EffectOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var world = await World.OpenAsync(w => w.Executor.Handler = (invocation, _) =>
            invocation.Effect is StartPipeline ? started.Task : Task.FromResult<EffectOutcome>(new EffectDone()));
        await world.StartAsync(Yaml.OnePipeline);
        await world.Executor.NextAsync();
        await world.AcceptedAsync(string.Empty, id => new AbortRelease { SignalId = id, Actor = "user:op", Reason = "no" });
        await world.UntilEndedAsync("Aborted");
        Assert.Single(world.Executor.Invocations);
        started.SetResult(new PipelineAccepted { Handle = "run 7" });
        Assert.IsType<CancelPipeline>((await world.Executor.NextAsync()).Effect);
    }

    [Fact]
    public async Task Effects_MoreThanWorkers_NeverRunAtOnce()
    {
        var (running, most) = (0, 0);
        await using var world = await World.OpenAsync(w =>
        {
            w.Options.EffectWorkers = 3;
            w.Executor.Handler = async (_, _) =>
            {
                var now = Interlocked.Increment(ref running);
                most = Math.Max(most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return new PipelineEnded { Status = PipelineStatus.Succeeded };
            };
        });
        var activities = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"{{activity: {{id: a{i}, type: automated, pipeline: {{pipeline: a}}}}}}"));
        await world.StartAsync($"process: {{id: p, phases: [{{phase: {{id: one, activities: [{activities}]}}}}]}}");
        await world.UntilEndedAsync();
        Assert.Equal(40, world.Executor.Invocations.Count);
        Assert.InRange(most, 1, 3);
    }
}
