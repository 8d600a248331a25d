using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class ReleaseControlTests
{
    private const string TwoPhases = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}, retry: {attempts: 2, backoff: 1m}}
                  - activity: {id: b, type: automated, pipeline: {pipeline: b}, depends-on: [a]}
            - phase: {id: two, depends-on: [one], activities: [{activity: {id: c, type: manual}}]}
        """;

    [Fact]
    public void Pause_WhileAPipelineRuns_HoldsWhatFollowsUntilResume()
    {
        var run = ReleaseRun.Of(TwoPhases);
        Assert.True(run.Pause().Accepted);
        Assert.Equal("RO3008", run.Pause().Code);
        Assert.Equal("Paused", run.ReleaseStatus);
        run.Succeed("one.a");
        Assert.Equal(WaitKind.Pause, run.WaitOf("one.b").Kind);
        Assert.False(run.HasPipeline("one.b"));
        Assert.True(run.Resume().Accepted);
        Assert.Equal("RO3009", run.Resume().Code);
        Assert.True(run.HasPipeline("one.b"));
    }

    [Fact]
    public void Pause_WhileARetryIsDue_StartsNoAttempt()
    {
        var run = ReleaseRun.Of(TwoPhases);
        run.Fail("one.a");
        run.Pause();
        run.Pass("5m");
        Assert.Single(run.View("one.a")!.Attempts);
        run.Resume();
        Assert.Equal(2, run.View("one.a")!.Attempts.Length);
    }

    [Fact]
    public void Pause_OfAReleaseWhoseLastNodeEnds_LetsItEnd()
    {
        var run = ReleaseRun.Of(TwoPhases);
        run.Succeed("one.a");
        run.Succeed("one.b");
        run.Pause();
        run.Done("two.c");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Abort_WithAReason_CancelsPipelinesAndEndsEverything()
    {
        var run = ReleaseRun.Of(TwoPhases);
        Assert.Equal("RO3011", run.Abort(string.Empty).Code);
        Assert.True(run.Abort("wrong version").Accepted);
        Assert.Contains(run.Runtime.Effects, e => e.Effect is CancelPipeline);
        Assert.Equal(["Aborted", "Aborted", "Aborted", "Aborted"], new[] { run.ReleaseStatus, run.Status("one"), run.Status("one.a"), run.Status("two") });
        Assert.Equal("RO3002", run.Abort("again").Code);
        Assert.Contains(run.Transitions, t => t is { Event: "release.ended", Reason: "wrong version", Actor: "user:op" });
    }

    [Fact]
    public void NotBefore_AndWindow_HoldThePhaseUntilBothAllowIt()
    {
        // The release starts on Monday 06:00; the window is Tuesday to Thursday, 09:00 to 17:00 in Zurich (UTC+2).
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: late
                    not-before: 1d 12h
                    window: {days: [Tue, Wed, Thu], from: '09:00', to: '17:00', timezone: Europe/Zurich}
                    activities: [{activity: {id: a, type: automated, pipeline: {pipeline: a}}}]
            """);
        Assert.Equal(WaitKind.NotBefore, run.WaitOf("late").Kind);
        run.Pass("1d 12h");
        Assert.Equal((WaitKind.Window, ReleaseRun.Start.AddDays(2).AddHours(1)), (run.WaitOf("late").Kind, run.WaitOf("late").Until!.Value));
        run.Pass("13h");
        Assert.True(run.HasPipeline("late.a"));
        Assert.Equal(ReleaseRun.Start.AddDays(2).AddHours(1), run.View("late")!.StartedAt);
    }

    [Fact]
    public void Pause_UntilTheWindowHasClosed_WaitsForTheNextWindow()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase: {id: w, window: {from: '08:00', to: '10:00'}, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: a}}}]}
            """);
        run.Pause();
        run.Pass("3h");
        Assert.Equal(WaitKind.Pause, run.WaitOf("w").Kind);
        run.Pass("2h");
        run.Resume();
        Assert.Equal((WaitKind.Window, ReleaseRun.Start.AddDays(1).AddHours(2)), (run.WaitOf("w").Kind, run.WaitOf("w").Until!.Value));
    }

    [Fact]
    public void Wait_Soak_EndsByItselfOrEarlyByAPerson()
    {
        const string yaml = """
            process:
              id: p
              inputs: {soakHours: {type: number, default: 24}}
              phases:
                - phase: {id: s, activities: [{activity: {id: soak, type: wait, duration: '<+inputs.soakHours>h'}}]}
            """;
        var patient = ReleaseRun.Of(yaml);
        Assert.Equal("Running", patient.ReleaseStatus);
        Assert.Equal(ReleaseRun.Start.AddDays(1), patient.WaitOf("s.soak").Until);
        patient.Pass("1d");
        Assert.Equal("Succeeded", patient.ReleaseStatus);

        var hasty = ReleaseRun.Of(yaml, ("soakHours", 48));
        Assert.True(hasty.Signal("s.soak", id => new EndWait { SignalId = id, Actor = "user:op", Reason = "looks good" }).Accepted);
        Assert.Equal("Succeeded", hasty.ReleaseStatus);
        hasty.Pass("3d");
        Assert.Equal(ReleaseRun.Start, hasty.View("s.soak")!.EndedAt);
    }

    [Fact]
    public void Lock_HeldByOne_QueuesTheOthersInOrder()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: l
                    activities:
                      - activity: {id: a, type: automated, pipeline: {pipeline: a}, lock: db}
                      - activity: {id: b, type: automated, pipeline: {pipeline: b}, lock: db}
                      - activity: {id: c, type: automated, pipeline: {pipeline: c}, lock: db}
            """);
        Assert.Equal(["Running", "Queued", "Queued"], new[] { run.Status("l.a"), run.Status("l.b"), run.Status("l.c") });
        Assert.Equal(WaitKind.Lock, run.WaitOf("l.b").Kind);
        run.Fail("l.a");
        Assert.False(run.HasPipeline("l.b"));
        run.Ignore("l.a");
        Assert.Equal(["Running", "Queued"], new[] { run.Status("l.b"), run.Status("l.c") });
        run.Succeed("l.b");
        run.Succeed("l.c");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Lock_GrantedDuringAPause_IsGivenBackAndAskedForAgain()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: l
                    activities:
                      - activity: {id: a, type: automated, pipeline: {pipeline: a}, lock: db}
                      - activity: {id: b, type: automated, pipeline: {pipeline: b}, lock: db}
            """);
        run.Pause();
        run.Succeed("l.a");
        Assert.Equal(WaitKind.Pause, run.WaitOf("l.b").Kind);
        Assert.Null(((LockState)run.Runtime.Find(MachineAddress.Lock("db"))!.State!).Holder);
        run.Resume();
        Assert.True(run.HasPipeline("l.b"));
    }

    [Fact]
    public void Gates_AtEntryAndExit_HoldThePhaseAndItsEnd()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: g
                    gates:
                      entry: [{id: go, approval: {approvers: [user:alice]}}]
                      exit: [{id: done, approval: {approvers: [user:bob]}}]
                    activities: [{activity: {id: a, type: automated, pipeline: {pipeline: a}}}]
            """);
        Assert.Equal("OnHold", run.Status("g"));
        Assert.False(run.HasPipeline("g.a"));
        run.Approve("g.@entry.go", "user:alice");
        run.Succeed("g.a");
        Assert.Equal("OnHold", run.Status("g"));
        run.Approve("g.@exit.done", "user:bob");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Theory]
    [InlineData("fail", "Failed", "Failed")]
    [InlineData("skip", "Skipped", "Succeeded")]
    public void Gate_Rejected_FailsOrSkipsThePhase(string onReject, string phase, string release)
    {
        var run = ReleaseRun.Of($$"""
            process:
              id: p
              phases:
                - phase:
                    id: g
                    gates:
                      entry:
                        - id: go
                          approval: {approvers: [user:alice], on-reject: {{onReject}} }
                    activities:
                      - activity: {id: a, type: automated}
            """);
        run.Reject("g.@entry.go", "user:alice");
        Assert.Equal((phase, release), (run.Status("g"), run.ReleaseStatus));
        Assert.False(run.HasPipeline("g.a"));
    }

    [Fact]
    public void Gate_CheckWithAPipeline_RunsAgainUntilItIsTrue()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: g
                    gates: {entry: [{id: green, check: <+pipeline.outputs.ok>, pipeline: {pipeline: health}, every: 5m, timeout: 1h}]}
                    activities: [{activity: {id: a, type: automated, pipeline: {pipeline: a}}}]
            """);
        run.Succeed("g.@entry.green", ("ok", false));
        Assert.Equal(WaitKind.Gate, run.WaitOf("g.@entry.green").Kind);
        run.Pass("5m");
        var late = run.Signal("g.@entry.green", id => new ReportPipeline { SignalId = id, Actor = "pipeline", Attempt = 1, IdempotencyKey = "r1/1/g.@entry.green/1.1", Status = PipelineStatus.Succeeded });
        Assert.Equal("RO3201", late.Code);
        Assert.Equal("r1/1/g.@entry.green/1.2", ((StartPipeline)run.Pipeline("g.@entry.green").Effect).IdempotencyKey);
        run.Succeed("g.@entry.green", ("ok", true));
        Assert.True(run.HasPipeline("g.a"));
    }
}
