using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class PlanCommandTests : IAsyncLifetime
{
    private const string Start = "2025-04-07T06:00:00Z";

    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Cli", "Golden");

    private RealServer _server = null!;

    public async Task InitializeAsync() => _server = await RealServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("plan-system-release.txt", "system_release", "--input-set", "system_release_standard")]
    [InlineData("plan-multi-service-release.txt", "multi_service_release", "--input-set", "multi_service_march", "--assume", "pipeline=12m", "--assume", "sign-off=2h")]
    [InlineData("plan-hotfix.txt", "hotfix", "--input", "incidentId=INC-7", "--input", "skipStaging:=true", "--timezone", "Europe/Zurich")]
    [InlineData("plan-feature-flag.txt", "feature_flag_rollout", "--input", "flagKey=new-checkout")]
    public async Task Plan_Sample_IsToldWordForWord(string golden, string process, params string[] options)
    {
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Done, await command.RunAsync(["plan", Samples.Folder, "--process", process, "--start", Start, .. options]));
        AssertGolden(golden, command.Out);
    }

    [Fact]
    public async Task Plan_OnAServer_IsTheSameAsOfTheFiles()
    {
        await _server.ReloAsync("apply", Samples.Folder);
        string[] options = ["--input", "incidentId=INC-7", "--start", Start, "--assume", "task=30m", "--json"];
        var local = new CommandLine();
        Assert.Equal(ExitCodes.Done, await local.RunAsync(["plan", Samples.Folder, "--process", "hotfix", .. options]));
        var remote = await _server.ReloAsync(["plan", "hotfix", .. options]);

        Assert.Equal(local.Out, remote.Out);
        AssertGolden("plan-hotfix.json", remote.Out);
        Assert.Empty((await _server.ReloAsync("release", "list", "--process", "hotfix", "--json")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("'Mars/Olympus' is no time zone", "hotfix", "--timezone", "Mars/Olympus")]
    [InlineData("'soon' is no instant", "hotfix", "--start", "soon")]
    [InlineData("'coffee=5m' is no assumption", "hotfix", "--assume", "coffee=5m")]
    [InlineData("Did you mean", "hotfux")]
    [InlineData("The files hold no inputSet 'none'", "hotfix", "--input-set", "none")]
    public async Task Plan_NotUnderstood_SaysHowToMendIt(string message, string process, params string[] options)
    {
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Usage, await command.RunAsync(["plan", Samples.Folder, "--process", process, .. options]));
        Assert.Contains(message, command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_InputMissing_FailsAndNamesIt()
    {
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Failed, await command.RunAsync("plan", Samples.Folder, "--process", "hotfix"));
        Assert.Contains("Inputs are missing: incidentId.", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ThatDoesNotReachTheEnd_FailsAndTellsWhere()
    {
        using var folder = new TemporaryFolder();
        folder.Write("p.yaml", "process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: a, type: manual, approval: {approvers: [user:tester], exclude: [starter]}}}]}}]}\n");
        var command = new CommandLine();
        Assert.Equal(ExitCodes.Failed, await command.RunAsync("plan", folder.Path, "--process", "p", "--start", Start));
        Assert.Contains("ends    never: the plan stops, the release is OnHold", command.Out, StringComparison.Ordinal);
        Assert.Contains("one.a: nobody can approve it: ", command.Out, StringComparison.Ordinal);
    }

    private static void AssertGolden(string file, string text) => Assert.Equal(File.ReadAllText(Path.Combine(Golden, file)), text);
}
