using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Subprocesses that people start for tasks.</summary>
public sealed class TaskProcessTests
{
    private const string First = "p.fix#bug.1/";

    private static readonly ProcessDefinition Child = ReleaseRun.Read("""
        process:
          id: child
          inputs: {ticket: {type: string, required: true}}
          phases:
            - phase: {id: inner, activities: [{activity: {id: build, type: automated, pipeline: {connector: c, pipeline: p, inputs: {ticket: <+inputs.ticket>}}, on-failure: fail}}]}
        """);

    [Fact]
    public void Start_TwiceForOneTask_RunsTwoChildrenOfTheSameRoot()
    {
        var run = Run();
        Assert.True(Start(run, "BUG-1").Accepted);
        Assert.True(Start(run, "BUG-2").Accepted);
        Assert.Equal(("Running", "Running"), (run.Status(First), run.Status("p.fix#bug.2/")));
        Assert.Equal("BUG-2", ((StartPipeline)run.Pipeline("p.fix#bug.2/inner.build").Effect).Inputs["ticket"].Text);
        Assert.Equal("r1", ((StartRelease)run.Runtime.StartOf(run.Address("p.fix#bug.2/"))!).RootReleaseId);
        Assert.Equal(("Running", TaskState.InProgress), (run.Status("p.fix"), Task(run).Status));
        Assert.Equal([WaitKind.Task, WaitKind.Subprocess, WaitKind.Subprocess], run.View("p.fix")!.WaitsFor.Select(w => w.Kind));

        run.Succeed(First + "inner.build");
        run.Succeed("p.fix#bug.2/inner.build");
        Assert.Equal(["Succeeded", "Succeeded"], Task(run).Processes.Select(p => p.Status));
        Assert.Equal("OnHold", run.Status("p.fix"));
        run.Done("p.fix", "bug");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Done_WhileAChildRuns_WaitsForIt()
    {
        var run = Run();
        Start(run, "BUG-1");
        run.Done("p.fix", "bug");
        Assert.Equal(("Running", WaitKind.Subprocess), (run.Status("p.fix"), run.WaitOf("p.fix").Kind));
        run.Succeed(First + "inner.build");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Child_ThatFails_BlocksItsTaskAndAnotherCanBeStarted()
    {
        var run = Run();
        Start(run, "BUG-1");
        run.Fail(First + "inner.build");
        Assert.Equal((TaskState.Blocked, "Failed"), (Task(run).Status, Task(run).Processes[0].Status));
        Assert.Contains("ended Failed", Task(run).Comment, StringComparison.Ordinal);
        Assert.True(Start(run, "BUG-1").Accepted);
        Assert.Equal(TaskState.InProgress, Task(run).Status);
        run.Succeed("p.fix#bug.2/inner.build");
        run.Done("p.fix", "bug");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Reject_WhileAChildRuns_AbortsItFirst()
    {
        var run = Run(approval: true);
        Start(run, "BUG-1");
        Assert.True(run.Reject("p.fix", "user:ann").Accepted);
        Assert.Equal("Aborted", run.Status(First));
        var ends = run.Runtime.Transitions.Where(t => t.Transition.Event is "activity.ended" or "release.ended").Select(t => t.Transition.Path).ToList();
        Assert.True(ends.IndexOf("inner.build") < ends.IndexOf("p.fix") || ends.IndexOf(First + "inner.build") < ends.IndexOf("p.fix"), string.Join(", ", ends));
        Assert.Equal(("Failed", "rejected"), (run.Status("p.fix"), run.View("p.fix")!.Outcome));
        Assert.False(Start(run, "BUG-2").Accepted);
    }

    [Fact]
    public void Abort_WhileAChildRuns_AbortsAll()
    {
        var run = Run();
        Start(run, "BUG-1");
        run.Abort();
        Assert.Equal(("Aborted", "Aborted", "Aborted"), (run.ReleaseStatus, run.Status(First), run.Status(First + "inner.build")));
        Assert.Contains(run.Runtime.Effects, e => e.Effect is CancelPipeline);
    }

    [Fact]
    public void Fail_OfARequiredTask_EndsTheChildren()
    {
        var run = Run();
        Start(run, "BUG-1");
        run.Signal("p.fix", id => new SetTask { SignalId = id, Actor = "user:tom", TaskId = "bug", Status = TaskState.Failed, Comment = "no way" });
        Assert.Equal(("Aborted", "OnHold"), (run.Status(First), run.Status("p.fix")));
        Assert.True(run.View("p.fix")!.CanRemediate);
        run.Retry("p.fix");
        Assert.True(Start(run, "BUG-1").Accepted);
        Assert.Equal("p.fix#bug.2/", Task(run).Processes[1].Path);
    }

    [Fact]
    public void Pause_OfTheRelease_ReachesTheChildren()
    {
        var run = Run();
        run.Pause();
        Start(run, "BUG-1");
        Assert.False(run.HasPipeline(First + "inner.build"));
        run.Resume();
        Assert.True(run.HasPipeline(First + "inner.build"));
        run.Pause();
        Assert.Equal("Paused", run.Status(First));
    }

    [Fact]
    public void Child_InWhichSomethingWasIgnored_MakesTheReleasePartial()
    {
        var run = ReleaseRun.WithChild(Process(approval: false), Child with
        {
            Phases = [Child.Phases[0] with { Activities = [Child.Phases[0].Activities[0] with { OnFailure = OnFailure.Ignore }] }],
        });
        Start(run, "BUG-1");
        run.Fail(First + "inner.build");
        run.Done("p.fix", "bug");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Start_WithoutAnInputThatTheChildNeeds_BlocksTheTask()
    {
        var run = Run();
        Assert.True(run.Signal("p.fix", id => new StartTaskProcess { SignalId = id, Actor = "user:tom", TaskId = "bug" }).Accepted);
        Assert.Equal(TaskState.Blocked, Task(run).Status);
        Assert.Contains("'ticket' is required", Task(run).Comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", "RO3107")]
    [InlineData("note", "RO3141")]
    public void Start_ForATaskWithoutProcess_IsRefused(string task, string code) =>
        Assert.Equal(code, Run().Signal("p.fix", id => new StartTaskProcess { SignalId = id, Actor = "user:tom", TaskId = task }).Code);

    [Fact]
    public void Tree_WithChildrenOfTasks_ShowsThemBelowTheActivity()
    {
        var run = Run();
        Start(run, "BUG-1");
        var views = run.Runtime.Nodes.ToDictionary(n => n.Address.Path, n => n.View, StringComparer.Ordinal);
        var tree = ReleaseTree.Compose(Process(approval: false), string.Empty, views, _ => Child);
        Assert.Equal("Running", tree.Find(First + "inner.build")!.Node.Status);
    }

    private static ReleaseRun Run(bool approval = false) => ReleaseRun.WithChild(Process(approval), Child);

    private static ProcessDefinition Process(bool approval)
    {
        var process = ReleaseRun.Read("""
            process:
              id: p
              phases:
                - phase:
                    id: p
                    activities:
                      - activity:
                          id: fix
                          type: manual
                          approval: {approvers: [user:ann]}
                          tasks: [{id: bug, process: child}, {id: note, required: false}]
            """);
        var fix = process.Phases[0].Activities[0];
        var pinned = fix.Tasks[0] with { Process = fix.Tasks[0].Process! with { DefinitionHash = "child" } };
        var changed = fix with { Tasks = fix.Tasks.SetItem(0, pinned), Approval = approval ? fix.Approval : null };
        return process with { Phases = [process.Phases[0] with { Activities = [changed] }] };
    }

    private static TaskView Task(ReleaseRun run) => run.View("p.fix")!.Tasks[0];

    private static SignalReply Start(ReleaseRun run, string ticket) => run.Signal("p.fix", id => new StartTaskProcess
    {
        SignalId = id, Actor = "user:tom", TaskId = "bug", Inputs = System.Collections.Immutable.ImmutableSortedDictionary<string, DataValue>.Empty.Add("ticket", DataValue.Of(ticket)),
    });
}
