namespace ReleaseOrchestration.Core.Tests.Execution;

public sealed class SubprocessTests
{
    private const string Parent = """
        process:
          id: parent
          phases:
            - phase:
                id: deploy
                activities:
                  - activity: {id: sub, type: subprocess, process: child, inputs: {env: prod}, outputs: {URL: <+subprocess.outputs.url>}, lock: prod}
                  - activity: {id: smoke, type: automated, depends-on: [sub], inputs: {url: <+process.deploy.sub.output.URL>}, pipeline: {pipeline: smoke}}
        """;

    private const string Child = """
        process:
          id: child
          inputs: {env: {type: string, required: true}, region: {type: string, default: west}}
          phases:
            - phase:
                id: go
                activities:
                  - activity: {id: d, type: automated, inputs: {target: '<+inputs.env>-<+inputs.region>'}, pipeline: {pipeline: d}, outputs: {u: <+pipeline.outputs.u>}, lock: prod}
          outputs: {url: <+process.go.d.output.u>}
        """;

    private static ReleaseRun Started() => ReleaseRun.WithChild(Parent, Child);

    [Fact]
    public void Subprocess_RunsAsAReleaseOfItsOwn_AndYieldsItsOutputs()
    {
        var run = Started();
        Assert.Equal("Running", run.Status("deploy.sub/go.d"));
        run.Succeed("deploy.sub/go.d", ("u", "https://prod-west"));
        Assert.Equal("Succeeded", run.Status("deploy.sub"));
        Assert.Equal("https://prod-west", run.View("deploy.smoke")!.Inputs["url"].Text);
        run.Succeed("deploy.smoke");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Subprocess_OnHold_ShowsThroughAllLevels()
    {
        var run = Started();
        run.Fail("deploy.sub/go.d");
        Assert.Equal(["OnHold", "OnHold", "OnHold"], new[] { run.Status("deploy.sub/go"), run.Status("deploy.sub"), run.ReleaseStatus });
        run.Ignore("deploy.sub/go.d", ("u", "x"));
        run.Succeed("deploy.smoke");
        Assert.Equal("Succeeded", run.Status("deploy.sub"));
        Assert.Equal("PartiallySucceeded", run.ReleaseStatus);
    }

    [Fact]
    public void Subprocess_ThatFails_IsAFailedAttemptAndARetryRunsAnew()
    {
        var run = Started();
        run.Fail("deploy.sub/go.d");
        run.FailNode("deploy.sub/go.d");
        Assert.Equal("OnHold", run.Status("deploy.sub"));
        run.Retry("deploy.sub");
        Assert.Equal("Running", run.Status("deploy.sub:2/go.d"));
        run.Succeed("deploy.sub:2/go.d", ("u", "y"));
        run.Succeed("deploy.smoke");
        Assert.Equal("Succeeded", run.ReleaseStatus);
    }

    [Fact]
    public void Abort_OfTheParent_ReachesTheChild()
    {
        var run = Started();
        run.Abort("stop");
        Assert.Equal(["Aborted", "Aborted", "Aborted"], new[] { run.Status("deploy.sub/go.d"), run.Status("deploy.sub"), run.ReleaseStatus });
    }

    [Fact]
    public void Pause_OfTheParent_ReachesTheChild()
    {
        var run = Started();
        run.Fail("deploy.sub/go.d");
        run.Pause();
        run.Retry("deploy.sub/go.d");
        Assert.Single(run.View("deploy.sub/go.d")!.Attempts);
        run.Resume();
        Assert.Equal(2, run.View("deploy.sub/go.d")!.Attempts.Length);
    }
}
