using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class FailureTests
{
    private static ReleaseRun Of(string activity) => ReleaseRun.Of($$"""
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: { {{activity}} }
                  - activity: {id: next, type: automated, pipeline: {pipeline: n}, depends-on: [a]}
        """);

    [Fact]
    public void Retry_WithBackoff_TriesAgainByItselfAndThenAsks()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}, retry: {attempts: 3, backoff: 30s, factor: 2}");
        run.Fail("one.a", "first");
        Assert.Equal("Running", run.Status("one.a"));
        Assert.Equal(WaitKind.Timer, run.WaitOf("one.a").Kind);
        Assert.Equal(ReleaseRun.Start.AddSeconds(30), run.WaitOf("one.a").Until);
        run.Pass("30s");
        run.Fail("one.a", "second");
        run.Pass("59s");
        Assert.Equal(2, run.View("one.a")!.Attempts.Length);
        run.Pass("1s");
        run.Fail("one.a", "third");
        Assert.Equal("OnHold", run.Status("one.a"));
        Assert.Equal(["first", "second", "third"], run.View("one.a")!.Attempts.Select(a => a.Error));
    }

    [Fact]
    public void Retry_ByAPerson_StartsANewAttemptWithChangedInputs()
    {
        var run = Of("id: a, type: automated, inputs: {build: b1}, pipeline: {pipeline: a}");
        run.Fail("one.a");
        Assert.True(run.Retry("one.a", ("build", "b2")).Accepted);
        var effect = Assert.IsType<StartPipeline>(run.Pipeline("one.a").Effect);
        Assert.Equal("b2", effect.Inputs["build"].Text);
        Assert.Equal("r1/1/one.a/2", effect.IdempotencyKey);
        Assert.Equal(409, run.Retry("one.a").Status);
        run.Succeed("one.a");
        run.Succeed("one.next");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void OnFailure_Fail_EndsTheActivityAndSkipsTheRest()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}, on-failure: fail");
        run.Fail("one.a");
        Assert.Equal("Failed", run.Status("one.a"));
        Assert.Equal("Failed", run.ReleaseStatus);
    }

    [Fact]
    public void OnFailure_Ignore_GoesOnAndEndsPartially()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}, on-failure: ignore");
        run.Fail("one.a");
        run.Succeed("one.next");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Timeout_OfAnAttempt_CancelsThePipelineAndFailsTheAttempt()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}, timeout: 10m");
        run.Pass("10m");
        Assert.Contains(run.Runtime.Effects, e => e.Effect is CancelPipeline { IdempotencyKey: "r1/1/one.a/1" });
        Assert.Equal("OnHold", run.Status("one.a"));
        Assert.Contains("timed out after 10m", run.View("one.a")!.Attempts[0].Error, StringComparison.Ordinal);
        Assert.Equal(409, run.Report("one.a", 1).Status);
    }

    [Fact]
    public void EffectDead_AfterAllTries_IsAFailedAttempt()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}");
        var effect = run.Pipeline("one.a");
        run.Runtime.FinishEffect(effect.Machine, effect.EffectId, new EffectDead { Code = "RO5101", Error = "no route", Tries = 8 });
        Assert.Equal("OnHold", run.Status("one.a"));
        Assert.Contains("no route", run.View("one.a")!.Attempts[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_MissingFromThePipeline_HoldTheActivityAndCannotBeIgnored()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}, outputs: {X: <+pipeline.outputs.x>}");
        run.Succeed("one.a");
        Assert.Equal("OnHold", run.Status("one.a"));
        Assert.Contains("'x'", run.WaitOf("one.a").Message, StringComparison.Ordinal);
        Assert.Equal("RO3007", run.Ignore("one.a").Code);
        Assert.True(run.Retry("one.a").Accepted);
        run.Succeed("one.a", ("x", 1));
        Assert.Equal("Succeeded", run.Status("one.a"));
    }

    [Fact]
    public void Remediation_OfAnActivityThatRuns_IsRefused()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}");
        Assert.Equal("RO3005", run.Ignore("one.a").Code);
        Assert.Equal("RO3005", run.FailNode("one.a").Code);
    }

    [Fact]
    public void Report_Twice_ChangesNothingAndIsRecorded()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}");
        Assert.True(run.Report("one.a", 1).Accepted);
        Assert.Equal("RO3201", run.Report("one.a", 1, PipelineStatus.Failed).Code);
        Assert.Equal("Succeeded", run.Status("one.a"));
        Assert.Single(run.Transitions, t => t.Event == "pipeline.reportRefused");
    }

    [Fact]
    public void Report_ForAFormerAttempt_ChangesNothingAndIsRecorded()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}");
        run.Fail("one.a");
        run.Retry("one.a");
        Assert.Equal("RO3201", run.Report("one.a", 1).Code);
        Assert.Equal("Running", run.Status("one.a"));
        Assert.Single(run.Transitions, t => t is { Event: "pipeline.reportRefused", Attempt: 1 });
    }

    [Fact]
    public void EffectFinished_AfterTheCallback_ChangesNothing()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}");
        var effect = run.Pipeline("one.a");
        Assert.True(run.Report("one.a", 1).Accepted);
        var before = run.Runtime.Transitions.Count;
        run.Runtime.FinishEffect(effect.Machine, effect.EffectId, new PipelineAccepted { Handle = "h" });
        Assert.Equal(before, run.Runtime.Transitions.Count);
    }

    [Fact]
    public void Poll_OfAPipelineWithoutCallback_GoesOnUntilItsEnd()
    {
        var run = Of("id: a, type: automated, pipeline: {pipeline: a}");
        var effect = run.Pipeline("one.a");
        run.Runtime.FinishEffect(effect.Machine, effect.EffectId, new PipelineAccepted { Handle = "h7", PollAfter = TimeSpan.FromSeconds(10) });
        run.Pass("10s");
        var poll = run.Runtime.Effects[^1];
        Assert.Equal("h7", Assert.IsType<PollPipeline>(poll.Effect).Handle);
        run.Runtime.FinishEffect(poll.Machine, poll.EffectId, new PipelineAccepted { Handle = "h7", PollAfter = TimeSpan.FromSeconds(20) });
        run.Pass("20s");
        poll = run.Runtime.Effects[^1];
        run.Runtime.FinishEffect(poll.Machine, poll.EffectId, new PipelineEnded { Status = PipelineStatus.Succeeded });
        Assert.Equal("Succeeded", run.Status("one.a"));
    }
}
