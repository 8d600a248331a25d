using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class ReleaseCommandsTests : IAsyncLifetime
{
    private RealServer _server = null!;
    private PipelineSystem _pipelines = null!;

    public async Task InitializeAsync()
    {
        _pipelines = await PipelineSystem.StartAsync();
        _server = await RealServer.StartAsync();
        await _server.ApplyAsync(_pipelines.Connector);
        await _server.ReloAsync("apply", Sample("process.yaml"), Sample("input-set.yaml"));
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _pipelines.DisposeAsync();
    }

    [Fact]
    public async Task Why_AReleaseThatWaitsForAPerson_NamesTheTaskAndTheNode()
    {
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-why", "--input-set", "multi_service_march");
        var why = await _server.ReloAsync("release", "why", "r-why");
        Assert.StartsWith("`preparation.code_freeze` waits for the task `announce`", why.Out, StringComparison.Ordinal);

        await _server.ReloAsync("release", "abort", "r-why", "--reason", "enough");
        Assert.Equal("Nothing waits; the release is Aborted.", (await _server.ReloAsync("release", "why", "r-why")).Out.Trim());
    }

    [Fact]
    public async Task Inputs_OfARelease_AreATableOfValuesAndTheirOrigins()
    {
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-in", "--input-set", "multi_service_march", "--input", "version_b=9.9", "--as", "rita");
        var inputs = await _server.ReloAsync("release", "inputs", "r-in");
        Assert.Matches(@"(?m)^version_b +9\.9 +given for this release by user:rita +inputs\.version_b\s*$", inputs.Out);
        Assert.Contains("overrode input set 'multi_service_march', revision 1", inputs.Out, StringComparison.Ordinal);

        var json = await _server.ReloAsync("release", "inputs", "r-in", "--json");
        Assert.Contains("\"origin\": \"Override\"", json.Out.Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_MultiServiceSample_RunsToItsEnd()
    {
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march", "--as", "rita");
        await PrepareAsync("r-1");
        await TestAsync("r-1");
        await ApproveAsync("r-1");

        var watch = await _server.ReloAsync("release", "watch", "r-1");
        Assert.EndsWith("  Succeeded", watch.Out.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(
            ["services/deploy/a", "services/deploy/b", "services/deploy/c"],
            _pipelines.Ran.Where(pipeline => pipeline.Split('/') is [_, "deploy", { Length: 1 }]));

        var audit = await _server.ReloAsync("audit", "verify", "r-1");
        Assert.StartsWith("r-1: valid, ", audit.Out, StringComparison.Ordinal);
        var entries = await _server.ReloAsync("audit", "list", "r-1", "--limit", "5");
        Assert.Contains("by user:rita", entries.Out, StringComparison.Ordinal);
        Assert.Contains("There are more: --after 5", entries.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_BuildFails_IgnoredWithAnArtifactInItsPlace()
    {
        _pipelines.ToFail["services/build/b"] = true;
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march", "--input", "version_b=1.4");
        await PrepareAsync("r-1");
        await _server.UntilAsync("r-1", "build.build_b", "OnHold");

        var show = await _server.ReloAsync("release", "show", "r-1");
        Assert.Contains("build_b  OnHold", show.Out, StringComparison.Ordinal);
        Assert.Contains("waits for a decision:", show.Out, StringComparison.Ordinal);
        await _server.ReloAsync("activity", "ignore", "r-1", "build.build_b", "--output", "ARTIFACT=b-1.4", "--reason", "known flake", "--attempt", "1");
        var again = await _server.ReloAsync(ExitCodes.Refused, "activity", "fail", "r-1", "build.build_b", "--json");
        Assert.Equal(409, again.Json.GetProperty("error").GetProperty("status").GetInt32());
        Assert.StartsWith("RO3", again.Json.GetProperty("error").GetProperty("code").GetString(), StringComparison.Ordinal);

        await TestAsync("r-1");
        await ApproveAsync("r-1");
        var watch = await _server.ReloAsync(ExitCodes.Failed, "release", "watch", "r-1", "--json");
        Assert.Contains("\"status\":\"PartiallySucceeded\"", watch.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_FromTheBuildThatFailed_TellsWhatHappensAgainAndShowsBothRuns()
    {
        _pipelines.ToFail["services/build/b"] = true;
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march");
        await PrepareAsync("r-1");
        await _server.UntilAsync("r-1", "build.build_b", "OnHold");
        await _server.UntilAsync("r-1", "build.build_a", "Succeeded");
        await _server.UntilAsync("r-1", "build.build_c", "Succeeded");
        Assert.Contains("Say why with --reason", (await _server.ReloAsync(ExitCodes.Usage, "release", "restart", "r-1", "--from", "build.build_b")).Error, StringComparison.Ordinal);

        var shown = await _server.ReloAsync("release", "restart", "r-1", "--from", "build.build_b", "--dry-run");
        Assert.StartsWith("Nothing was done. Run 2 would begin from 'build.build_b'.", shown.Out, StringComparison.Ordinal);
        Assert.Contains("services/build/b", shown.Out, StringComparison.Ordinal);
        var restarted = await _server.ReloAsync("release", "restart", "r-1", "--from", "build.build_b", "--reason", "mended", "--as", "bob");
        Assert.StartsWith("The release starts again from 'build.build_b', as run 2.", restarted.Out, StringComparison.Ordinal);
        await _server.UntilAsync("r-1", "build.build_b", "Succeeded");

        var show = await _server.ReloAsync("release", "show", "r-1");
        Assert.Contains("run 2: user:bob at", show.Out, StringComparison.Ordinal);
        Assert.Contains("build_a  Succeeded  from run 1", show.Out, StringComparison.Ordinal);
        Assert.Contains("Aborted: restarted from 'build.build_b': mended", (await _server.ReloAsync("release", "show", "r-1", "--run", "1")).Out, StringComparison.Ordinal);
        Assert.Single(_pipelines.Ran, pipeline => pipeline == "services/build/a");
        Assert.Contains("release.restarted", (await _server.ReloAsync("audit", "list", "r-1", "--run", "1", "--json")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_BuildFails_RetriedSucceeds()
    {
        _pipelines.ToFail["services/build/c"] = true;
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march");
        await PrepareAsync("r-1");
        await _server.UntilAsync("r-1", "build.build_c", "OnHold");

        await _server.ReloAsync("activity", "retry", "r-1", "build.build_c", "--reason", "the agent was full");

        await _server.UntilAsync("r-1", "build.build_c", "Succeeded");
        var show = await _server.ReloAsync("release", "show", "r-1");
        Assert.Contains("build_c  Succeeded  attempt 2", show.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_PausedSkippedAborted_SaysWhatIsTrue()
    {
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march", "--tag", "blue");
        await _server.ReloAsync("release", "skip", "r-1", "integration.dep_check", "--reason", "not this time");
        await _server.ReloAsync("release", "pause", "r-1", "--reason", "lunch");
        var paused = await _server.ReloAsync("release", "list", "--tag", "blue", "--status", "Paused");
        Assert.Contains("r-1  Paused", paused.Out, StringComparison.Ordinal);
        await _server.ReloAsync(ExitCodes.Refused, "release", "pause", "r-1");
        await _server.ReloAsync("release", "resume", "r-1");
        await _server.ReloAsync("release", "abort", "r-1", "--reason", "wrong branch");

        var watch = await _server.ReloAsync(ExitCodes.Failed, "release", "watch", "r-1");
        Assert.Contains("  Aborted", watch.Out, StringComparison.Ordinal);
        var none = await _server.ReloAsync("release", "list", "--status", "Paused");
        Assert.StartsWith("There is no such release.", none.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_PlannedEditedCalledOffClonedAndRun_SaysWhatIsTrue()
    {
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march", "--draft");
        var planned = await _server.ReloAsync("release", "schedule", "r-1", "--at", "2999-04-02T09:00:00+02:00", "--duration", "2h", "--by-hand");
        Assert.StartsWith("r-1  Scheduled  2999-04-02 07:00 +00:00, somebody starts it", planned.Out, StringComparison.Ordinal);
        Assert.Contains("2999-04-02T07:00:00Z", (await _server.ReloAsync("release", "list", "--status", "Scheduled")).Out, StringComparison.Ordinal);
        await _server.ReloAsync("release", "edit", "r-1", "--version", "9.9.9");
        await _server.ReloAsync(ExitCodes.Refused, "release", "approve", "r-1");
        var off = await _server.ReloAsync("release", "cancel", "r-1", "--reason", "no need");
        Assert.Contains("r-1  Aborted", off.Out, StringComparison.Ordinal);
        Assert.Contains("no need", off.Out, StringComparison.Ordinal);
        await _server.ReloAsync(ExitCodes.Refused, "release", "run", "r-1");

        await _server.ReloAsync("release", "clone", "r-1", "--id", "r-2", "--at", "2999-04-02T09:00:00+02:00");
        var run = await _server.ReloAsync("release", "run", "r-2");
        Assert.StartsWith("r-2  ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SameIdempotencyKey_StartsOneRelease()
    {
        string[] start = ["release", "start", "multi_service_release", "--input-set", "multi_service_march", "--idempotency-key", "build-77", "--json"];
        var first = await _server.ReloAsync(start);
        var second = await _server.ReloAsync(start);

        Assert.Equal(first.Out, second.Out);
        var list = await _server.ReloAsync("release", "list", "--json");
        Assert.Single(list.Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Start_WithoutRequiredInputs_IsRefusedAndLeavesNothing()
    {
        var start = await _server.ReloAsync(ExitCodes.Refused, "release", "start", "multi_service_release");

        Assert.Contains("version_a", start.Error, StringComparison.Ordinal);
        var list = await _server.ReloAsync("release", "list");
        Assert.StartsWith("There is no such release.", list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ReleaseThatDoesNotExist_IsRefusedWithItsCode()
    {
        var show = await _server.ReloAsync(ExitCodes.Refused, "release", "show", "r-9");

        Assert.Contains("RO4302", show.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsListedAndNotVerified()
    {
        await _server.ReloAsync("release", "start", "multi_service_release", "--id", "r-1", "--input-set", "multi_service_march", "--draft");

        Assert.Contains("r-1  Draft", (await _server.ReloAsync("release", "list")).Out, StringComparison.Ordinal);
        Assert.StartsWith("No release has started yet.", (await _server.ReloAsync("audit", "verify")).Out, StringComparison.Ordinal);
    }

    private static string Sample(string file) => Path.Combine(Samples.Folder, "multi-service-release", file);

    private async Task PrepareAsync(string release)
    {
        await _server.UntilAsync(release, "preparation.code_freeze", "OnHold");
        await _server.ReloAsync("activity", "task", release, "preparation.code_freeze", "announce", "--comment", "told everyone");
    }

    private async Task TestAsync(string release)
    {
        await _server.UntilAsync(release, "staging.uat", "OnHold");
        await _server.ReloAsync("activity", "task", release, "staging.uat", "run_uat");
        await _server.UntilAsync(release, "staging.uat_approval", "OnHold");
        var mine = await _server.ReloAsync("sign-off", "list", "--mine", "--as", "quinn", "--groups", "qa");
        Assert.Contains("staging.uat_approval  0/1", mine.Out, StringComparison.Ordinal);
        await _server.ReloAsync("sign-off", "decide", release, "staging.uat_approval", "approve", "--as", "quinn", "--groups", "qa");
    }

    private async Task ApproveAsync(string release)
    {
        const string Gate = "production.prod_approval";
        await _server.UntilAsync(release, Gate, "OnHold");
        await _server.ReloAsync(ExitCodes.Refused, "sign-off", "decide", release, Gate, "approve", "--as", "mallory");
        await _server.ReloAsync("sign-off", "decide", release, Gate, "approve", "--as", "alice", "--comment", "ok");
        var twice = await _server.ReloAsync(ExitCodes.Refused, "sign-off", "decide", release, Gate, "approve", "--as", "alice");
        Assert.Contains("RO3103", twice.Error, StringComparison.Ordinal);
        Assert.StartsWith("No sign-off", (await _server.ReloAsync("sign-off", "list", "--mine", "--as", "alice")).Out, StringComparison.Ordinal);
        await _server.ReloAsync("sign-off", "decide", release, Gate, "approve", "--as", "user:bob");
    }
}
