using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class DependencyTests
{
    private const string Chain = """
        process:
          id: p
          phases:
            - phase:
                id: one
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: a}, on-failure: fail}
                  - activity: {id: b, type: automated, pipeline: {pipeline: b}, depends-on: [a]}
                  - activity: {id: undo, type: automated, pipeline: {pipeline: undo}, depends-on: [a], run-on: failure}
                  - activity: {id: tidy, type: automated, pipeline: {pipeline: tidy}, depends-on: [b, undo], run-on: always}
            - phase:
                id: two
                depends-on: [one]
                activities:
                  - activity: {id: c, type: automated, pipeline: {pipeline: c}}
            - phase:
                id: rollback
                depends-on: [one]
                run-on: failure
                activities:
                  - activity: {id: r, type: automated, pipeline: {pipeline: r}}
            - phase:
                id: report
                depends-on: [two, rollback]
                run-on: always
                activities:
                  - activity: {id: w, type: automated, pipeline: {pipeline: w}}
        """;

    public static TheoryData<RunOn, NodeEnding[], string> Decisions => new()
    {
        { RunOn.Success, [], "Run" },
        { RunOn.Success, [NodeEnding.Succeeded, NodeEnding.Ignored, NodeEnding.SkippedByCondition], "Run" },
        { RunOn.Success, [NodeEnding.Succeeded, NodeEnding.Failed], "SkipUpstream" },
        { RunOn.Success, [NodeEnding.SkippedUpstream], "SkipUpstream" },
        { RunOn.Success, [NodeEnding.Aborted], "SkipUpstream" },
        { RunOn.Failure, [], "SkipByCondition" },
        { RunOn.Failure, [NodeEnding.Failed, NodeEnding.Succeeded], "Run" },
        { RunOn.Failure, [NodeEnding.Succeeded], "SkipByCondition" },
        { RunOn.Failure, [NodeEnding.SkippedUpstream], "SkipUpstream" },
        { RunOn.Always, [NodeEnding.Failed], "Run" },
        { RunOn.Always, [NodeEnding.SkippedUpstream], "Run" },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Decide_EndsOfDependencies_FollowRuleTwo(RunOn runOn, NodeEnding[] endings, string expected) =>
        Assert.Equal(expected, DependencyRule.Decide(runOn, endings).ToString());

    [Fact]
    public void Failure_InAPhase_SkipsWhatFollowsAndRunsWhatRepairs()
    {
        var run = ReleaseRun.Of(Chain);
        run.Fail("one.a");
        Assert.Equal("Skipped", run.Status("one.b"));
        Assert.Equal("Running", run.Status("one.undo"));
        run.Succeed("one.undo");
        run.Succeed("one.tidy");
        Assert.Equal("Failed", run.Status("one"));
        Assert.Equal("Skipped", run.Status("two"));
        run.Succeed("rollback.r");
        run.Succeed("report.w");
        Assert.Equal("Failed", run.ReleaseStatus);
    }

    [Fact]
    public void Success_OfEverything_SkipsWhatRunsOnFailure()
    {
        var run = ReleaseRun.Of(Chain);
        run.Succeed("one.a");
        Assert.Equal("Skipped", run.Status("one.undo"));
        run.Succeed("one.b");
        run.Succeed("one.tidy");
        Assert.Equal("Skipped", run.Status("rollback"));
        run.Succeed("two.c");
        run.Succeed("report.w");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Dependency_OnAnActivityOfAnotherPhase_WaitsForThatActivityAlone()
    {
        var run = ReleaseRun.Of("""
            process:
              id: p
              phases:
                - phase:
                    id: qa
                    activities:
                      - activity: {id: sign_off, type: manual}
                      - activity: {id: slow, type: automated, pipeline: {pipeline: slow}}
                - phase:
                    id: deploy
                    activities:
                      - activity: {id: prepare, type: automated, pipeline: {pipeline: p}}
                      - activity: {id: go, type: automated, pipeline: {pipeline: g}, depends-on: [prepare, qa.sign_off]}
            """);
        run.Succeed("deploy.prepare");
        Assert.False(run.HasPipeline("deploy.go"));
        run.Done("qa.sign_off");
        Assert.True(run.HasPipeline("deploy.go"));
        run.Succeed("deploy.go");
        Assert.Equal("Completed", run.Status("deploy"));
        Assert.Equal("InProgress", run.Status("qa"));
        run.Succeed("qa.slow");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Condition_False_SkipsThePhaseAndSatisfiesWhatFollows()
    {
        const string yaml = """
            process:
              id: p
              inputs: {skip: {type: boolean, default: false}}
              phases:
                - phase: {id: staging, if: "<+releaseInput.global.skip == false>", activities: [{activity: {id: s, type: automated, pipeline: {pipeline: s}}}]}
                - phase: {id: prod, depends-on: [staging], activities: [{activity: {id: d, type: automated, pipeline: {pipeline: d}}}]}
            """;
        var run = ReleaseRun.Of(yaml, ("skip", true));
        Assert.Equal("Skipped", run.Status("staging"));
        Assert.True(run.HasPipeline("prod.d"));
        run.Succeed("prod.d");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Skip_PendingActivityByAPerson_CountsAsIgnored()
    {
        var run = ReleaseRun.Of(Chain);
        Assert.True(run.Skip("one.b").Accepted);
        Assert.True(run.Skip("two.c").Accepted);
        Assert.Equal(404, run.Skip("two.nothing").Status);
        Assert.Equal(409, run.Skip("one.a").Status);
        run.Succeed("one.a");
        run.Succeed("one.tidy");
        run.Succeed("report.w");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
        Assert.False(run.HasPipeline("two.c"));
    }
}
