using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>What an automated activity asks of its pipeline's system, and what it makes of each answer.</summary>
public sealed class PipelineStepTests
{
    private static ReleaseRun Of(string pipeline, string inputs = "") => ReleaseRun.Of($$$"""
        process:
          id: p
          inputs: {c: {type: string, default: ''}}
          phases:
            - phase:
                id: go
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: first}, outputs: {V: <+pipeline.outputs.v>, W: <+pipeline.outputs.w>}}
                  - activity: {id: b, type: automated, depends-on: [a], pipeline: { {{{pipeline}}} }{{{inputs}}} }
        """);

    private static void Answer(ReleaseRun run, string path, EffectOutcome outcome)
    {
        var asked = run.Runtime.Effects.Last(e => e.Machine == run.Address(path));
        run.Runtime.FinishEffect(asked.Machine, asked.EffectId, outcome);
    }

    private static PollPipeline Poll(ReleaseRun run) => Assert.IsType<PollPipeline>(run.Runtime.Effects.Last(e => e.Machine == run.Address("go.a")).Effect);

    [Fact]
    public void Accepted_ThenPolled_IsRecordedOnceAndKeepsItsHandle()
    {
        var run = Of("pipeline: x");
        Answer(run, "go.a", new PipelineAccepted { Handle = "h1", LogUrl = "https://log/1", PollAfter = TimeSpan.FromSeconds(30) });
        Assert.Equal(("h1", "https://log/1"), (run.WaitOf("go.a").On, run.View("go.a")!.Attempts[0].LogUrl));

        run.Pass("30s");
        Assert.Equal(("default", "h1", "r1/1/go.a/1", 1, 1), (Poll(run).Connector, Poll(run).Handle, Poll(run).IdempotencyKey, Poll(run).Attempt, Poll(run).Count));
        Answer(run, "go.a", new PipelineAccepted { PollAfter = TimeSpan.FromMinutes(1) });
        Assert.Equal("https://log/1", run.View("go.a")!.Attempts[0].LogUrl);
        run.Pass("59s");
        Assert.Equal(1, Poll(run).Count);
        run.Pass("1s");
        Assert.Equal(("h1", 2), (Poll(run).Handle, Poll(run).Count));
        Answer(run, "go.a", new PipelineAccepted { Handle = "h2", LogUrl = "https://log/2" });
        Assert.Equal(("h2", "https://log/2"), (run.WaitOf("go.a").On, run.View("go.a")!.Attempts[0].LogUrl));

        var accepted = Assert.Single(run.Transitions, t => t.Event == "pipeline.accepted");
        Assert.Equal(("h1", "https://log/1", 1), (accepted.Details!.Find("handle")!.Text, accepted.Details.Find("logUrl")!.Text, accepted.Attempt));
    }

    [Theory]
    [InlineData(PipelineStatus.Failed, "", "", "the pipeline failed", "https://log/1")]
    [InlineData(PipelineStatus.Cancelled, "", "", "the pipeline was cancelled", "https://log/1")]
    [InlineData(PipelineStatus.Failed, "disk full", "https://log/9", "disk full", "https://log/9")]
    public void Ended_WithoutSuccess_HoldsWithTheReasonAndTheNewestLog(PipelineStatus status, string message, string log, string reason, string shown)
    {
        var run = Of("pipeline: x");
        Answer(run, "go.a", new PipelineAccepted { Handle = "h1", LogUrl = "https://log/1", PollAfter = TimeSpan.FromSeconds(30) });
        run.Pass("30s");
        Answer(run, "go.a", new PipelineEnded { Status = status, Message = message, LogUrl = log });
        var view = run.View("go.a")!;
        Assert.Equal(("OnHold", reason, shown), (view.Status, view.Attempts[0].Error, view.Attempts[0].LogUrl));
        var effects = run.Runtime.Effects.Count;
        run.Pass("1h");
        Assert.Equal(effects, run.Runtime.Effects.Count);
    }

    [Theory]
    [InlineData("pipeline: 'x-<+process.go.a.output.V>'", "", "pipeline")]
    [InlineData("pipeline: x, ref: <+process.go.a.output.V>", "", "ref")]
    [InlineData("pipeline: x, connector: <+process.go.a.output.V>", "", "connector")]
    [InlineData("pipeline: x, inputs: {i: <+process.go.a.output.V>}", "", "pipeline input")]
    [InlineData("pipeline: '<+process.go.a.output.V>', ref: <+process.go.a.output.W>", "", "pipeline")]
    [InlineData("pipeline: x, ref: <+process.go.a.output.W>, connector: <+process.go.a.output.V>", "", "ref")]
    [InlineData("pipeline: x, connector: <+process.go.a.output.W>, inputs: {i: <+process.go.a.output.V>}", "", "connector")]
    [InlineData("pipeline: x", ", inputs: {j: <+process.go.a.output.V>}", "input 'j'")]
    public void Start_ValueThatIsMissing_HoldsAndNamesWhatNeedsIt(string pipeline, string inputs, string names)
    {
        var run = Of(pipeline, inputs);
        run.Fail("go.a");
        run.Ignore("go.a");
        var view = run.View("go.b")!;
        Assert.Equal("OnHold", view.Status);
        Assert.StartsWith(names, view.Reason.Length > 0 ? view.Reason : view.Attempts[^1].Error, StringComparison.Ordinal);
        Assert.False(run.HasPipeline("go.b"));
        Assert.Equal("RO3007", run.Ignore("go.b").Code);
        Assert.True(run.FailNode("go.b").Accepted);
    }

    [Theory]
    [InlineData("pipeline: x", "default")]
    [InlineData("pipeline: x, connector: ci", "ci")]
    [InlineData("pipeline: x, connector: <+inputs.c>", "default")]
    public void Start_Connector_IsTheDefaultWhereNoneIsNamed(string pipeline, string connector)
    {
        var run = Of(pipeline);
        run.Succeed("go.a", ("v", "1"), ("w", "2"));
        Assert.Equal(connector, Assert.IsType<StartPipeline>(run.Pipeline("go.b").Effect).Connector);
    }

    [Fact]
    public void Ended_AfterTheAttempt_ChangesNothing()
    {
        var run = Of("pipeline: x");
        var asked = run.Pipeline("go.a");
        run.Succeed("go.a", ("v", "1"), ("w", "2"));
        var before = run.Transitions.Count();
        run.Runtime.FinishEffect(asked.Machine, asked.EffectId, new PipelineEnded { Status = PipelineStatus.Failed });
        Assert.Equal(("Succeeded", before), (run.Status("go.a"), run.Transitions.Count()));
    }
}
