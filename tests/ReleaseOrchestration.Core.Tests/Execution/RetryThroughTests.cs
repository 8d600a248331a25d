using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>Retries of an activity on hold that run a process first.</summary>
public sealed class RetryThroughTests
{
    private const string First = "p.deploy~1/";

    private static readonly ProcessDefinition Process = ReleaseRun.Read("""
        process:
          id: main
          inputs: {go: {type: boolean}}
          phases:
            - phase:
                id: p
                environment: prod1
                activities:
                  - activity: {id: deploy, type: automated, lock: production, inputs: {build: b-1}, pipeline: {connector: c, pipeline: p}}
                  - activity: {id: odd, type: automated, if: <+inputs.go>, pipeline: {connector: c, pipeline: q}}
        """);

    private static readonly ProcessDefinition FixEnv = ReleaseRun.Read("""
        process:
          id: fix_env
          name: Mend the environment
          inputs: {host: {type: string, required: true}}
          phases:
            - phase: {id: inner, activities: [{activity: {id: mend, type: automated, lock: production, pipeline: {connector: c, pipeline: m, inputs: {host: <+inputs.host>}}}}]}
        """);

    [Fact]
    public void Retry_ThroughAProcess_RunsItFirstThenTriesAgain()
    {
        var run = Held();
        Assert.True(Through(run, ("build", "b-2")).Accepted);
        Assert.Equal(("Running", "Running", 1), (run.Status("p.deploy"), run.Status(First), run.View("p.deploy")!.Attempts.Length));
        Assert.Equal("h1", ((StartPipeline)run.Pipeline(First + "inner.mend").Effect).Inputs["host"].Text);
        var start = (StartRelease)run.Runtime.StartOf(run.Address(First))!;
        Assert.Equal(("r1", 1, "prod1", "production"), (start.RootReleaseId, start.Depth, start.Environment, start.HeldLocks.Single()));
        Assert.Equal((WaitKind.Subprocess, "r1/1/p.deploy~1/"), (run.WaitOf("p.deploy").Kind, run.WaitOf("p.deploy").On));

        run.Succeed(First + "inner.mend");
        Assert.Equal(2, run.View("p.deploy")!.Attempts.Length);
        Assert.Equal("b-2", ((StartPipeline)run.Pipeline("p.deploy").Effect).Inputs["build"].Text);
        Assert.Equal(("user:op", "mend it"), (run.View("p.deploy")!.Attempts[1].StartedBy, run.View("p.deploy")!.Attempts[1].Reason));
        run.Succeed("p.deploy");
        Assert.Equal("Succeeded", run.ReleaseStatus);
        var remedy = Assert.Single(run.View("p.deploy")!.Remedies);
        Assert.Equal((First, "Succeeded", 1, "user:op"), (remedy.Path, remedy.Status, remedy.Attempt, remedy.StartedBy));
    }

    [Fact]
    public void Retry_ThroughAProcess_IsAuditedWithWhatTheDecisionPinned()
    {
        var run = Held();
        Through(run);
        var started = Assert.Single(run.Transitions, t => t.Event == "remedy.started");
        Assert.Equal(("user:op", "mend it", "OnHold", "Running"), (started.Actor, started.Reason, started.Before, started.After));
        var details = started.Details!.Entries;
        Assert.Equal(("fix_env", "child", 7m), (details["process"].Text, details["definition"].Text, details["version"].Number));
        Assert.Equal("h1", details["inputs"].Entries["host"].Text);
    }

    [Fact]
    public void Process_ThatFails_PutsTheActivityOnHoldAgainWithTheReason()
    {
        var run = Held();
        Through(run, ("build", "b-2"));
        run.Fail(First + "inner.mend", "no such host");
        Assert.Equal("OnHold", run.Status("p.deploy"));
        Assert.Equal(409, run.Retry("p.deploy").Status);
        run.FailNode(First + "inner.mend");
        var view = run.View("p.deploy")!;
        Assert.Equal(("OnHold", true, 1), (view.Status, view.CanRemediate, view.Attempts.Length));
        Assert.Contains("'p.deploy~1/' (fix_env), which ran before the retry, ended Failed", view.WaitsFor.Single().Message, StringComparison.Ordinal);

        Through(run);
        run.Succeed("p.deploy~2/inner.mend");
        Assert.Equal("b-1", ((StartPipeline)run.Pipeline("p.deploy").Effect).Inputs["build"].Text);
        run.Succeed("p.deploy");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Process_InWhichSomethingWasIgnored_MakesTheReleasePartial()
    {
        var run = Held();
        Through(run);
        run.Fail(First + "inner.mend");
        run.Ignore(First + "inner.mend");
        run.Succeed("p.deploy");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Restart_AfterAPartialProcess_StaysPartial()
    {
        var run = Held(withOdd: true);
        Through(run);
        run.Fail(First + "inner.mend");
        run.Ignore(First + "inner.mend");
        run.Succeed("p.deploy");
        run.Fail("p.odd");
        Assert.True(run.Restart("p.odd").Accepted);
        Assert.Equal(1, run.View("p.deploy")!.CarriedFrom);
        run.Succeed("p.odd");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Decide_WhileTheProcessRuns_IsRefused()
    {
        var run = Held();
        Through(run);
        Assert.Equal("RO3005", Through(run).Code);
        Assert.Equal("RO3005", run.Ignore("p.deploy").Code);
        Assert.Equal("RO3201", run.Report("p.deploy", 1).Code);
    }

    [Fact]
    public void Abort_WhileTheProcessRuns_AbortsItFirst()
    {
        var run = Held();
        Through(run);
        run.Abort();
        Assert.Equal(("Aborted", "Aborted", "Aborted", "Aborted"), (run.Status(First + "inner.mend"), run.Status(First), run.Status("p.deploy"), run.ReleaseStatus));
        Assert.Equal("Aborted", run.View("p.deploy")!.Remedies.Single().Status);
        Assert.Contains(run.Runtime.Effects, e => e.Effect is CancelPipeline);
    }

    [Fact]
    public void Pause_WhileTheProcessRuns_ReachesItAndHoldsTheNextAttempt()
    {
        var run = Held();
        run.Pause();
        Through(run);
        Assert.False(run.HasPipeline(First + "inner.mend"));
        run.Resume();
        Assert.Single(run.View("p.deploy")!.Attempts);
        run.Pause();
        run.Succeed(First + "inner.mend");
        Assert.Single(run.View("p.deploy")!.Attempts);
        run.Resume();
        Assert.Equal(2, run.View("p.deploy")!.Attempts.Length);
    }

    [Fact]
    public void Retry_OfANodeThatCouldNotReadItsCondition_RunsTheProcessBeforeItIsReadAgain()
    {
        var run = ReleaseRun.WithChild(Process, FixEnv);
        run.Succeed("p.deploy");
        Assert.Equal(("OnHold", 0), (run.Status("p.odd"), run.View("p.odd")!.Attempts.Length));
        run.Signal("p.odd", id => Decision(id));
        Assert.Equal("Running", run.Status("p.odd"));
        Assert.Equal("RO3004", run.Skip("p.odd").Code);
        run.Pause();
        run.Resume();
        Assert.Equal("Running", run.Status("p.odd"));
        run.Succeed("p.odd~1/inner.mend");
        Assert.Equal(("OnHold", true), (run.Status("p.odd"), run.View("p.odd")!.CanRemediate));
        Assert.Equal("RO3007", run.Ignore("p.odd").Code);
    }

    [Fact]
    public void Tree_WithAProcessBeforeARetry_ShowsItBelowTheActivity()
    {
        var run = Held();
        Through(run);
        var views = run.Runtime.Nodes.ToDictionary(n => n.Address.Path, n => n.View, StringComparer.Ordinal);
        var tree = ReleaseTree.Compose(Process, string.Empty, views, _ => FixEnv);
        Assert.Equal("Running", tree.Find(First + "inner.mend")!.Node.Status);
        Assert.Contains("Mend the environment", tree.Find(First)!.Node.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Retry_ThroughAProcess_SurvivesReloadingAfterEveryMessage()
    {
        var run = Held(configure: runtime => (runtime.Reloads, runtime.DoubledMessages) = (true, 1000));
        Through(run, ("build", "b-2"));
        run.Succeed(First + "inner.mend");
        run.Succeed("p.deploy");
        Assert.Equal("Succeeded", run.ReleaseStatus);
        Assert.Equal("b-2", run.View("p.deploy")!.Inputs["build"].Text);
    }

    private static ReleaseRun Held(bool withOdd = false, Action<SimulatedRuntime>? configure = null)
    {
        var activities = Process.Phases[0].Activities;
        var odd = activities[1] with { If = null };
        var process = Process with { Phases = [Process.Phases[0] with { Activities = withOdd ? [activities[0], odd] : [activities[0]] }] };
        var run = ReleaseRun.WithChild(process, FixEnv, configure);
        run.Fail("p.deploy");
        Assert.Equal("OnHold", run.Status("p.deploy"));
        return run;
    }

    private static SignalReply Through(ReleaseRun run, params (string Name, string Value)[] inputs) => run.Signal("p.deploy", id => Decision(id, inputs));

    private static RetryNode Decision(string id, params (string Name, string Value)[] inputs) => new()
    {
        SignalId = id,
        Actor = "user:op",
        Reason = "mend it",
        Inputs = inputs.ToImmutableSortedDictionary(i => i.Name, i => DataValue.Of(i.Value), StringComparer.Ordinal),
        Through = new RetryProcess
        {
            Process = new ProcessReference { Id = "fix_env", Version = 7, DefinitionHash = "child" },
            Name = FixEnv.Name,
            Inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("host", DataValue.Of("h1")),
        },
    };
}
