using System.Collections.Immutable;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Tests.Support;

namespace ReleaseOrchestration.Embedded.Tests.Runtime;

public sealed class RestartTests
{
    private const string Process = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: cut, type: manual}
                  - activity: {id: build, type: automated, pipeline: {pipeline: b}, outputs: {o: <+pipeline.outputs.o>}}
                  - activity: {id: test, type: automated, pipeline: {pipeline: t}, depends-on: [cut, build], inputs: {o: <+process.one.build.output.o>}}
            - phase:
                id: two
                depends-on: [one]
                activities: [{activity: {id: tell, type: manual}}]
        """;

    public static TheoryData<string> Interruptions => ["none", "reopen", "crash", "evict"];

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task Restart_OfAnEndedRun_InterruptedAfterTheAnswer_GoesOn(string interruption)
    {
        await using var world = await OpenAsync(interruption);
        await HoldAsync(world);
        await world.AcceptedAsync(string.Empty, id => new AbortRelease { SignalId = id, Actor = "user:op", Reason = "stop" });
        await InterruptAsync(world, interruption);
        await RestartAsync(world, "one.test");
        await InterruptAsync(world, interruption);
        await FinishAsync(world, interruption);
        Assert.Equal(["release.ended", "release.restarted"], (await world.AuditAsync()).TakeLast(2).Select(e => e.Event));
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task Restart_OfAHeldRun_InterruptedAfterItsAbort_GoesOn(string interruption)
    {
        await using var world = await OpenAsync(interruption);
        await HoldAsync(world);
        await InterruptAsync(world, interruption);
        await RestartAsync(world, "one.test");
        await InterruptAsync(world, interruption);
        Assert.Equal("Aborted", (await ViewAsync(world, 1, string.Empty))!.Status);
        await FinishAsync(world, interruption);
    }

    [Fact]
    public async Task Restart_AgainWithTheSameSignal_StartsOneRun()
    {
        await using var world = await OpenAsync("none");
        await HoldAsync(world);
        var signal = await SignalAsync(world, "one.test");
        var first = await world.Runtime.SignalAsync(world.Root, signal, World.Patience, default);
        await world.CrashAsync();
        var second = await world.Runtime.SignalAsync(world.Root, signal, World.Patience, default);
        var other = await world.Runtime.SignalAsync(world.Root, signal with { SignalId = "another" }, World.Patience, default);
        Assert.Equal((true, first!.Message), (second!.Accepted, second.Message));
        Assert.Equal("RO3301", other!.Code);
        Assert.Null(await ViewAsync(world, 3, string.Empty));
    }

    [Fact]
    public async Task Restart_ListOfReleases_ShowsTheNewestRunWhateverTheFormerSaysLater()
    {
        await using var world = await OpenAsync("none");
        await HoldAsync(world);
        await RestartAsync(world, "one");
        await world.ReopenAsync();
        var summary = ExecutionJson.Release((await world.Runtime.GetAsync(new DocumentKey(Projections.Releases, "r1"), default))!.Body.Span);
        Assert.Equal(2, summary.Run);
        Assert.NotEqual(ReleaseStatus.Aborted, summary.Status);
    }

    private static Task<World> OpenAsync(string interruption) => World.OpenAsync(w =>
    {
        w.Options.MaxLiveMachines = interruption == "evict" ? 1 : 1000;
        w.Executor.Handler = static (invocation, _) => Task.FromResult<EffectOutcome>(invocation.Effect is StartPipeline { Pipeline: "t", Address.Run: 1 }
            ? new PipelineEnded { Status = PipelineStatus.Failed, Message = "boom" }
            : new PipelineEnded { Status = PipelineStatus.Succeeded, Outputs = ImmutableSortedDictionary<string, Core.Values.DataValue>.Empty.Add("o", Core.Values.DataValue.Of("made")) });
    });

    private static async Task HoldAsync(World world)
    {
        await world.StartAsync(Process);
        await world.DoneAsync("one.cut");
        await world.UntilAsync(e => e.Path == "one.test" && e.After == "OnHold");
    }

    private static async Task InterruptAsync(World world, string interruption) => await (interruption switch
    {
        "reopen" => world.ReopenAsync(),
        "crash" => world.CrashAsync(),
        _ => Task.CompletedTask,
    });

    private static async Task RestartAsync(World world, string from)
    {
        var reply = await world.Runtime.SignalAsync(world.Root, await SignalAsync(world, from), World.Patience, default);
        Assert.True(reply?.Accepted, reply?.Message ?? "no answer");
    }

    private static async Task<RestartRelease> SignalAsync(World world, string from)
    {
        var views = new Dictionary<string, NodeView>();
        foreach (var document in await world.Runtime.QueryAsync(Projections.Nodes("r1", 1), RowRange.Prefix(string.Empty, 1000), default))
        {
            var view = ExecutionJson.Node(document.Body.Span);
            views[view.Path] = view;
        }

        var process = World.Read(Process);
        var (plan, refusal) = RestartPlanner.Plan(process, [ReleaseTree.Compose(process, string.Empty, views)], from, _ => null);
        Assert.True(plan is not null, refusal?.Message);
        return new RestartRelease { SignalId = "restart", Actor = "user:op", Reason = "mended", From = from, Carried = plan.Carried };
    }

    private static async Task FinishAsync(World world, string interruption)
    {
        var second = world.Root with { Run = 2 };
        await world.UntilAsync(e => e.Path == "two" && e.After.Length > 0, second);
        Assert.Equal(["Succeeded", "Succeeded", "Succeeded"], await Task.WhenAll(new[] { "one.cut", "one.build", "one.test" }.Select(async path => (await ViewAsync(world, 2, path))!.Status)));
        Assert.Equal((1, 1), ((await ViewAsync(world, 2, "one.cut"))!.CarriedFrom, (await ViewAsync(world, 2, "one.build"))!.CarriedFrom));
        Assert.Equal("made", (await ViewAsync(world, 2, "one.test"))!.Inputs["o"].Text);
        Assert.Single(world.Executor.Invocations, i => i.Effect is StartPipeline { Pipeline: "b" });
        await InterruptAsync(world, interruption);
        var reply = await world.Runtime.SignalAsync(second with { Path = "two.tell" }, new SetTask { SignalId = "tell", Actor = "user:tom", TaskId = "complete", Status = TaskState.Done }, World.Patience, default);
        Assert.True(reply?.Accepted, reply?.Message);
        await world.UntilAsync(e => e.Event == "release.ended" && e.After == "Succeeded", second);
        Assert.Empty(await world.Runtime.QuarantinedAsync(default));
        Assert.Empty(await world.Runtime.UndeliverableAsync(10, default));
    }

    private static async Task<NodeView?> ViewAsync(World world, int run, string path) =>
        await world.Runtime.GetAsync(new DocumentKey(Projections.Nodes("r1", run), Projections.Row(path)), default) is { } document ? ExecutionJson.Node(document.Body.Span) : null;
}
