using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class RestartTests
{
    private const string Process = """
        process:
          id: p
          inputs: {v: {type: string, default: v1}}
          phases:
            - phase:
                id: build
                activities:
                  - activity: {id: a, type: automated, pipeline: {connector: ci, pipeline: make-a}, outputs: {o: <+pipeline.outputs.o>}}
                  - activity: {id: b, type: automated, pipeline: {connector: ci, pipeline: make-b}, depends-on: [a], inputs: {from: <+process.build.a.output.o>}, on-failure: fail, retry: {attempts: 2, backoff: 1m}}
                  - activity: {id: c, type: automated, pipeline: {connector: ci, pipeline: make-c}}
            - phase:
                id: ship
                depends-on: [build]
                gates: {entry: [{id: go, approval: {approvers: [user:ann, user:op], exclude: [starter]}}]}
                activities:
                  - activity: {id: first, type: automated, pipeline: {connector: ci, pipeline: first}, inputs: {o: <+process.build.a.output.o>}}
                  - activity: {id: second, type: automated, depends-on: [first], pipeline: {connector: ci, pipeline: second}}
                  - activity: {id: never, type: automated, if: <+inputs.v> == 'v2', pipeline: {connector: ci, pipeline: never}}
            - phase:
                id: undo
                depends-on: [build]
                run-on: failure
                activities:
                  - activity: {id: revert, type: automated, pipeline: {connector: ci, pipeline: revert}}
        """;

    [Fact]
    public void Restart_OfAFailedRun_KeepsWhatSucceededAndRunsTheRestAgain()
    {
        var run = FailedBuild();
        var reply = run.Restart("build.b");
        Assert.True(reply.Accepted, reply.Message);
        Assert.Equal("Failed", run.Runtime.View(run.Root with { Run = 1 })!.Status);
        Assert.Equal("Running", run.ReleaseStatus);
        Assert.Equal(["Succeeded", "Running", "Succeeded"], new[] { "build.a", "build.b", "build.c" }.Select(run.Status));
        Assert.Equal("made", run.View("build.b")!.Inputs["from"].Text);
        Assert.Equal("r1/2/build.b/1", ((StartPipeline)run.Pipeline("build.b").Effect).IdempotencyKey);
        Assert.False(run.HasPipeline("build.a"));

        run.Succeed("build.b");
        Assert.Equal(["Completed", "OnHold", "Skipped"], new[] { "build", "ship", "undo" }.Select(run.Status));
        run.Approve("ship.@entry.go", "user:ann");
        Assert.Equal("made", run.View("ship.first")!.Inputs["o"].Text);
        run.Succeed("ship.first");
        run.Succeed("ship.second");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Restart_CarriedNode_TellsTheRunAndKeepsItsAttempts()
    {
        var run = FailedBuild();
        run.Restart("build.b");
        var carried = run.View("build.a")!;
        Assert.Equal((1, "made", ReleaseRun.Start), (carried.CarriedFrom, carried.Outputs["o"].Text, carried.StartedAt));
        Assert.Single(carried.Attempts);
        Assert.Equal(("build.b", "user:op", "once more", 1), run.Runtime.View(run.Root)!.Restart is { } origin ? (origin.From, origin.By, origin.Reason, origin.Run) : default);
        var started = run.TransitionsOf(2).First();
        Assert.Equal(("release.started", "user:op", "once more"), (started.Event, started.Actor, started.Reason));
        Assert.Equal("[\"build.a\",\"build.c\"]", started.Details!.Find("carried")!.ToJson());
        Assert.Equal("release.restarted", run.TransitionsOf(1).Last().Event);
    }

    [Fact]
    public void Decide_ByWhoRestarted_IsRefusedAsByTheStarter()
    {
        var run = FailedBuild();
        run.Restart("build.b");
        run.Succeed("build.b");
        Assert.Equal("RO3105", run.Approve("ship.@entry.go", "user:op").Code);
        Assert.True(run.Approve("ship.@entry.go", "user:ann").Accepted);
    }

    [Fact]
    public void Restart_RetryCountersStartAnew()
    {
        var run = FailedBuild();
        run.Restart("build.b");
        run.Fail("build.b");
        Assert.Equal("Running", run.Status("build.b"));
        run.Pass("1m");
        Assert.Equal(2, run.View("build.b")!.Attempt);
    }

    [Fact]
    public void Restart_FromAPhase_RunsAllOfItAndAsksItsGatesAgain()
    {
        var run = Succeeded();
        Assert.True(run.Restart("ship").Accepted);
        Assert.Equal(["Completed", "OnHold", "Skipped"], new[] { "build", "ship", "undo" }.Select(run.Status));
        Assert.Equal("Pending", run.Tree(2).Find("ship.first")!.Node.Status);
        run.Approve("ship.@entry.go", "user:ann");
        Assert.Equal("Running", run.Status("ship.first"));
        Assert.Equal("Skipped", run.Status("ship.never"));
    }

    [Fact]
    public void Restart_FromAnActivity_EntersItsPhaseAgainThroughItsGates()
    {
        var run = Succeeded();
        run.Restart("ship.second");
        Assert.Equal(["OnHold", "Succeeded", "none"], new[] { "ship.@entry.go", "ship.first", "ship.second" }.Select(run.Status));
        run.Reject("ship.@entry.go", "user:ann");
        Assert.Equal("Failed", run.Status("ship"));
        Assert.Equal("Failed", run.ReleaseStatus);
    }

    [Fact]
    public void Restart_OfAHeldRun_AbortsItFirst()
    {
        var run = ReleaseRun.Of(Process);
        run.Succeed("build.c");
        run.Fail("build.a");
        Assert.Equal("OnHold", run.ReleaseStatus);
        Assert.True(run.Restart("build.a").Accepted);
        var first = run.Runtime.View(run.Root with { Run = 1 })!;
        Assert.Equal(("Aborted", "restarted from 'build.a': once more"), (first.Status, first.Reason));
        Assert.Equal(["Running", "Succeeded"], new[] { "build.a", "build.c" }.Select(run.Status));
        Assert.Equal(["release.ended", "release.restarted"], run.TransitionsOf(1).TakeLast(2).Select(t => t.Event));
    }

    [Fact]
    public void Restart_OfAPausedRunWithNothingRunning_IsTakenAndIsNotPaused()
    {
        var run = ReleaseRun.Of(Process);
        run.Pause();
        Assert.Equal("RO3302", run.Restart("build.a").Code);
        run.Succeed("build.a", ("o", "made"));
        run.Succeed("build.c");
        Assert.Equal("Paused", run.ReleaseStatus);
        Assert.True(run.Restart("build.b").Accepted);
        Assert.Equal("Running", run.Status("build.b"));
    }

    [Fact]
    public void Restart_Refusals_HaveCodes()
    {
        var run = ReleaseRun.Of(Process);
        Assert.Equal(("RO3302", 409), Code(run.Restart("build")));
        Assert.Equal(("RO3302", 409), Code(Ask(run)));
        run.Abort();
        Assert.Equal(("RO3011", 422), Code(run.Restart("build", reason: " ")));
        Assert.Equal(("RO3304", 422), Code(run.Restart("ship.@entry.go")));
        var unknown = run.Restart("build.aa");
        Assert.Equal(("RO3010", 404, "The process has no node 'build.aa'. Did you mean `build.a`?"), (unknown.Code, unknown.Status, unknown.Message));
        Assert.True(run.Restart("build").Accepted);
        Assert.Equal(("RO3301", 409), Code(run.Runtime.Signal(run.Root with { Run = 1 }, Signal("again"))));
    }

    [Fact]
    public void Restart_AskedTwiceWithOneSignal_IsDoneOnce()
    {
        var run = ReleaseRun.Of(Process);
        run.Abort();
        var first = run.Runtime.Signal(run.Root, Signal("one"));
        Assert.Equal(first, run.Runtime.Signal(run.Root, Signal("one")));
        Assert.Equal(2, run.Runtime.Nodes.Where(n => n.View.Kind == "release").Max(n => n.Address.Run));
    }

    [Fact]
    public void Restart_AfterIgnore_StaysPartiallySucceededWhenTheIgnoredNodeIsCarried()
    {
        var run = ReleaseRun.Of(Process);
        run.Fail("build.a");
        run.Ignore("build.a", ("o", "mine"));
        run.Succeed("build.b");
        run.Fail("build.c");
        run.FailNode("build.c");
        run.Succeed("undo.revert");
        run.Restart("build.c");
        Assert.Equal("Ignored", run.Status("build.a"));
        run.Succeed("build.c");
        run.Approve("ship.@entry.go", "user:ann");
        Assert.Equal("mine", run.View("ship.first")!.Inputs["o"].Text);
        run.Succeed("ship.first");
        run.Succeed("ship.second");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Restart_OfARestart_CarriesFromTheRunInWhichANodeRan()
    {
        var run = FailedBuild();
        run.Restart("build.b");
        run.Succeed("build.b");
        run.Reject("ship.@entry.go", "user:ann");
        Assert.Equal("Failed", run.ReleaseStatus);
        Assert.True(run.Restart("ship").Accepted);
        Assert.Equal([1, 2, 2], new[] { "build.a", "build.b", "build" }.Select(path => run.View(path)!.CarriedFrom!.Value));
    }

    [Fact]
    public void Restart_PhaseSkippedByAGate_RunsWholeWhenOneOfItIsAskedFor()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: l
                    gates: {entry: [{id: go, approval: {approvers: [user:ann], on-reject: skip}}]}
                    activities: [{activity: {id: x, type: automated}}, {activity: {id: y, type: automated}}]
            """);
        run.Reject("l.@entry.go", "user:ann");
        Assert.Equal("Succeeded", run.ReleaseStatus);
        run.Restart("l.x");
        run.Approve("l.@entry.go", "user:ann");
        Assert.Equal(["Running", "Running"], new[] { "l.x", "l.y" }.Select(run.Status));
    }

    [Fact]
    public void Plan_WhatRanOnFailureAfterANodeThatRunsAgain_DecidesAnew()
    {
        var plan = FailedBuild().PlanRestart("ship").Plan!;
        Assert.Equal("build build.b ship ship.first ship.second ship.never undo undo.revert", string.Join(' ', plan.Again));
        Assert.Equal(["build.a", "build.c"], plan.Carried.Keys);
    }

    [Fact]
    public void Plan_ListsThePipelinesThatWereStartedAndWillBeAgain()
    {
        var run = FailedBuild();
        var effect = run.PlanRestart("build.b").Plan!.Effects;
        Assert.Equal([("build.b", "ci", "make-b", 2, 1, "Failed"), ("undo.revert", "ci", "revert", 1, 1, "Succeeded")], effect.Select(Line));
        run.Restart("build.b");
        run.Fail("build.b", "again");
        run.Pass("1m");
        run.Succeed("build.b");
        run.Abort();
        Assert.Equal([("build.b", "ci", "make-b", 4, 2, "Succeeded"), ("undo.revert", "ci", "revert", 1, 1, "Succeeded")], run.PlanRestart("build.b").Plan!.Effects.Select(Line));
        Assert.Empty(run.PlanRestart("ship").Plan!.Effects);
    }

    [Fact]
    public void Plan_Subprocess_RunsAgainAsAWholeAndListsWhatIsBelow()
    {
        var run = ReleaseRun.WithChild(
            "process: {id: p, phases: [{phase: {id: d, activities: [{activity: {id: s, type: subprocess, process: child}}, {activity: {id: t, type: automated, depends-on: [s]}}]}}]}",
            "process: {id: child, phases: [{phase: {id: go, activities: [{activity: {id: x, type: automated, pipeline: {connector: c, pipeline: px}}}]}}]}");
        run.Fail("d.s/go.x");
        run.Ignore("d.s/go.x");
        run.Fail("d.t");
        Assert.Equal(("RO3303", 422), Code(run.Restart("d.s/go.x")));
        Assert.Equal([("d.s/go.x", "c", "px", 1, 1, "Failed"), ("d.t", "default", "t", 1, 1, "Failed")], run.PlanRestart("d.s").Plan!.Effects.Select(Line));

        run.Restart("d.t");
        Assert.Equal("Succeeded", run.Status("d.s"));
        run.Succeed("d.t");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);

        run.Restart("d.t");
        run.Succeed("d.t");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
        run.Restart("d");
        Assert.Equal("Running", run.Status("d.s/go.x"));
        run.Succeed("d.s/go.x");
        run.Succeed("d.t");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Restart_ReportForTheFormerRun_ChangesNothing()
    {
        var run = FailedBuild();
        run.Restart("build.b");
        var late = run.Runtime.Signal(run.Root with { Run = 1, Path = "build.b" }, new ReportPipeline { SignalId = "late", Actor = "pipeline", Attempt = 1, Status = Core.Execution.PipelineStatus.Succeeded });
        Assert.Equal("RO3201", late.Code);
        Assert.Equal("Running", run.Status("build.b"));
    }

    private static ReleaseRun FailedBuild()
    {
        var run = ReleaseRun.Of(Process);
        run.Succeed("build.a", ("o", "made"));
        run.Succeed("build.c");
        run.Fail("build.b");
        run.Pass("1m");
        run.Fail("build.b");
        run.Succeed("undo.revert");
        Assert.Equal("Failed", run.ReleaseStatus);
        return run;
    }

    private static ReleaseRun Succeeded()
    {
        var run = ReleaseRun.Of(Process);
        run.Succeed("build.a", ("o", "made"));
        run.Succeed("build.c");
        run.Succeed("build.b");
        run.Approve("ship.@entry.go", "user:ann");
        run.Succeed("ship.first");
        run.Succeed("ship.second");
        Assert.Equal("Succeeded", run.ReleaseStatus);
        return run;
    }

    private static SignalReply Ask(ReleaseRun run) => run.Runtime.Signal(run.Root, Signal("direct"));

    private static RestartRelease Signal(string id) => new() { SignalId = id, Actor = "user:op", Reason = "why not", From = "build" };

    private static (string Code, int Status) Code(SignalReply reply) => (reply.Code, reply.Status);

    private static (string, string, string, int, int, string) Line(RepeatedEffect effect) =>
        (effect.Path, effect.Connector, effect.Pipeline, effect.Attempts, effect.LastRun, effect.LastResult);
}
