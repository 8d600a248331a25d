using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>The multi-service release of the samples, from start to end.</summary>
public sealed class MultiServiceReleaseTests
{
    private static ReleaseRun Started()
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "multi-service-release", "process.yaml"));
        return ReleaseRun.Of(yaml, ("version_a", "1.4.0"), ("version_b", "2.0.1"), ("version_c", "0.9.3"), ("env", "prod"));
    }

    private static ReleaseRun AtBuild()
    {
        var run = Started();
        run.Done("preparation.code_freeze", "announce");
        run.Succeed("preparation.create_branches");
        run.Succeed("preparation.validate_deps");
        return run;
    }

    private static void BuildAndTest(ReleaseRun run)
    {
        run.Succeed("integration.deploy_int");
        run.Succeed("integration.int_tests", ("report", "ok"));
        run.Succeed("integration.dep_check");
        run.Succeed("staging.deploy_stg");
        run.Done("staging.uat", "run_uat");
        run.Approve("staging.uat_approval", "user:quinn", "qa");
    }

    [Fact]
    public void Start_MultiServiceRelease_WaitsForTheFirstPersonOnly()
    {
        var run = Started();
        Assert.Equal("OnHold", run.ReleaseStatus);
        Assert.Equal("OnHold", run.Status("preparation.code_freeze"));
        Assert.False(run.HasPipeline("build.build_a"));
        Assert.Equal(WaitKind.Task, run.WaitOf("preparation.code_freeze").Kind);
    }

    [Fact]
    public void Build_AllThree_RunAtTheSameTime()
    {
        var run = AtBuild();
        Assert.All(new[] { "a", "b", "c" }, s => Assert.Equal("Running", run.Status($"build.build_{s}")));
    }

    [Fact]
    public void Release_EverythingWell_SucceedsWithDeploysInOrderAndTheirOwnArtifacts()
    {
        var run = AtBuild();
        foreach (var service in new[] { "c", "a", "b" })
        {
            run.Succeed($"build.build_{service}", ("artifact", $"{service}-1"));
        }

        BuildAndTest(run);
        Assert.True(run.Approve("production.prod_approval", "user:alice").Accepted);
        Assert.False(run.HasPipeline("production.deploy_a"));
        Assert.True(run.Approve("production.prod_approval", "user:bob").Accepted);
        foreach (var service in new[] { "a", "b", "c" })
        {
            var deploy = Assert.IsType<StartPipeline>(run.Pipeline($"production.deploy_{service}").Effect);
            Assert.Contains(DataValue.Of($"{service}-1"), deploy.Inputs.Values);
            Assert.Equal($"r1/1/production.deploy_{service}/1", deploy.IdempotencyKey);
            run.Succeed($"production.deploy_{service}");
        }

        run.Succeed("production.post_check");
        Assert.Equal("Succeeded", run.ReleaseStatus);
        Assert.Equal(["production.deploy_a", "production.deploy_b", "production.deploy_c"], Started(run, "production.deploy_"));
    }

    [Fact]
    public void Ignore_FailedBuildWithSubstituteOutput_DeploysTheSubstituteAndEndsPartially()
    {
        var run = AtBuild();
        run.Fail("build.build_b", "compile error");
        run.Succeed("build.build_a", ("artifact", "a-1.4"));
        run.Succeed("build.build_c", ("artifact", "c-1.4"));
        Assert.Equal("OnHold", run.Status("build.build_b"));
        Assert.Equal("none", run.Status("integration"));

        run.Ignore("build.build_b", ("ARTIFACT", "b-1.4"));
        BuildAndTest(run);
        run.Approve("production.prod_approval", "user:alice");
        run.Approve("production.prod_approval", "user:bob");
        run.Succeed("production.deploy_a");
        Assert.Contains(DataValue.Of("b-1.4"), ((StartPipeline)run.Pipeline("production.deploy_b").Effect).Inputs.Values);
        run.Succeed("production.deploy_b");
        run.Succeed("production.deploy_c");
        run.Succeed("production.post_check");
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    private static IEnumerable<string> Started(ReleaseRun run, string prefix) => run.Transitions
        .Where(t => t.Event == "activity.started" && t.Path.StartsWith(prefix, StringComparison.Ordinal))
        .Select(t => t.Path);
}
