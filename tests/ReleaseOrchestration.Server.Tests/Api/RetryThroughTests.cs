using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>Retries through a process, against the real server.</summary>
public sealed class RetryThroughTests
{
    private const string Retry = "api/releases/r1/nodes/go.deploy/retry";

    private const string Documents = """
        process:
          id: rollout
          phases:
            - phase: {id: go, activities: [{activity: {id: deploy, type: manual, tasks: [{id: do, expected-duration: 2h, owners: [group:ops]}]}}]}
        """;

    private const string FixEnv = """
        process:
          id: fix_env
          name: Mend the environment
          inputs: {host: {type: string, required: true, pattern: '^h\d+$'}}
          phases:
            - phase: {id: inner, activities: [{activity: {id: mend, type: manual, inputs: {host: <+inputs.host>}}}]}
        """;

    [Fact]
    public async Task Retry_ThroughAProcess_RunsTheVersionOfTheDecisionFirst()
    {
        await using var server = await HeldAsync();
        await server.ApplyAsync(FixEnv);
        var answer = await server.PostAsync(Retry, new { process = "fix_env", processInputs = new { host = "h1" }, reason = "the disk is full" });
        Assert.Equal(202, (int)answer.Status);
        await server.ApplyAsync(FixEnv.Replace("Mend the environment", "Something else", StringComparison.Ordinal));

        var node = (await server.GetAsync("api/releases/r1/nodes/go.deploy")).Json;
        var remedy = node.GetProperty("remedies")[0];
        Assert.Equal(("go.deploy~1/", "Running", 1), (remedy.GetProperty("path").GetString(), remedy.GetProperty("status").GetString(), remedy.GetProperty("process").GetProperty("version").GetInt32()));
        var child = (await server.GetAsync("api/releases/r1/nodes/go.deploy~1%2Finner.mend")).Json;
        Assert.Equal("h1", child.GetProperty("inputs").GetProperty("host").GetString());
        Assert.Contains("Mend the environment", node.GetProperty("children")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("RO2021", (await server.SendAsync(HttpMethod.Delete, "api/processes/fix_env", body: null)).Code);

        Assert.Equal(202, (int)(await server.PostAsync("api/releases/r1/nodes/go.deploy~1%2Finner.mend/tasks/complete", new { status = "Done" })).Status);
        node = (await server.GetAsync("api/releases/r1/nodes/go.deploy")).Json;
        Assert.Equal((2, "Succeeded"), (node.GetProperty("attempt").GetInt32(), node.GetProperty("remedies")[0].GetProperty("status").GetString()));
        var audit = (await server.GetAsync("api/releases/r1/audit")).Body;
        Assert.Contains("remedy.started", audit, StringComparison.Ordinal);
        Assert.Contains("the disk is full", audit, StringComparison.Ordinal);
        Assert.True((await server.GetAsync("api/releases/r1/audit/verify")).Json.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("""{"process": "fix_env", "processInputs": {"host": "x"}}""", 422, "RO4305")]
    [InlineData("""{"process": "fix_env", "processInputs": {"hots": "h1"}}""", 422, "RO4305")]
    [InlineData("""{"process": "fix_env"}""", 422, "RO4305")]
    [InlineData("""{"process": "nope"}""", 422, "RO2001")]
    [InlineData("""{"process": "fix_env@9", "processInputs": {"host": "h1"}}""", 422, "RO2001")]
    [InlineData("""{"process": "fix_env@x"}""", 422, "RO4011")]
    [InlineData("""{"process": "@1"}""", 422, "RO4011")]
    [InlineData("""{"process": "deep1"}""", 422, "RO2003")]
    [InlineData("""{"process": "rollout"}""", 422, "RO2002")]
    [InlineData("""{"process": "around"}""", 422, "RO2002")]
    [InlineData("""{"processInputs": {"host": "h1"}}""", 422, "RO4011")]
    [InlineData("""{"proces": "fix_env"}""", 400, "RO4002")]
    public async Task Retry_ThroughWhatCannotRun_IsRefusedAndNotRecorded(string body, int status, string code)
    {
        await using var server = await HeldAsync();
        await server.ApplyAsync($"{FixEnv}\n---\n{Around}\n---\n{Deep(1)}\n---\n{Deep(2)}\n---\n{Deep(3)}\n---\n{FixEnv.Replace("id: fix_env", "id: deep4", StringComparison.Ordinal).Replace(", required: true", string.Empty, StringComparison.Ordinal)}");
        var before = (await server.GetAsync("api/releases/r1/audit/verify")).Body;
        var answer = await server.SendAsync(HttpMethod.Post, Retry, body);
        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(before, (await server.GetAsync("api/releases/r1/audit/verify")).Body);
        Assert.Equal("OnHold", (await server.GetAsync("api/releases/r1/nodes/go.deploy")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Retry_WhileTheProcessRuns_IsRefused()
    {
        await using var server = await HeldAsync();
        await server.ApplyAsync(FixEnv);
        var body = new { process = "fix_env", processInputs = new { host = "h1" } };
        var first = await server.PostAsync(Retry, body, ("Idempotency-Key", "k1"));
        var again = await server.PostAsync(Retry, body, ("Idempotency-Key", "k1"));
        Assert.Equal((202, first.Body), ((int)again.Status, again.Body));
        Assert.Equal("RO3005", (await server.PostAsync(Retry, body)).Code);
        Assert.Equal("RO3005", (await server.PostAsync("api/releases/r1/nodes/go.deploy/ignore", new { })).Code);
        Assert.Equal(1, (await server.GetAsync("api/releases/r1/nodes/go.deploy")).Json.GetProperty("remedies").GetArrayLength());
    }

    [Fact]
    public async Task Relo_RetryThrough_ShowsTheProcessBelowTheActivity()
    {
        await using var server = await HeldAsync();
        await server.ApplyAsync(FixEnv);
        await CommandLine.SucceedAsync(server.Address, "activity", "retry", "r1", "go.deploy", "--through", "fix_env", "--through-input", "host=h1", "--reason", "mend it");
        var show = (await CommandLine.SucceedAsync(server.Address, "release", "show", "r1")).Out;
        Assert.Contains("fix_env (go.deploy~1/)  OnHold", show, StringComparison.Ordinal);
        Assert.Contains("waits for subprocess r1/1/go.deploy~1/ (fix_env, before the retry)", show, StringComparison.Ordinal);
        Assert.Matches("task do  Failed  by user:.*; took .*, expected 2h; no space left", show);
        Assert.Contains("task complete  Todo", show, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartTask_OfAProcessBeforeARetry_ChecksTheInputsOfItsSubprocess()
    {
        await using var server = await HeldAsync();
        await server.ApplyAsync($"{FixEnv}\n---\n{Outer}");
        Assert.Equal(202, (int)(await server.PostAsync(Retry, new { process = "outer" })).Status);

        var tooFew = await server.PostAsync("api/releases/r1/nodes/go.deploy~1%2Fa.m/tasks/t/start", new { });
        Assert.Equal((422, "RO4305"), ((int)tooFew.Status, tooFew.Code));
        Assert.Equal(202, (int)(await server.PostAsync("api/releases/r1/nodes/go.deploy~1%2Fa.m/tasks/t/start", new { inputs = new { host = "h1" } })).Status);
        var again = await server.PostAsync("api/releases/r1/nodes/go.deploy~1%2Fa.m%23t.1%2Finner.mend/tasks/complete", new { status = "Failed" });
        Assert.Equal(202, (int)again.Status);
        var circle = await server.PostAsync("api/releases/r1/nodes/go.deploy~1%2Fa.m%23t.1%2Finner.mend/retry", new { process = "outer" });
        Assert.Equal((422, "RO2002"), ((int)circle.Status, circle.Code));
    }

    private const string Around = "process: {id: around, phases: [{phase: {id: a, activities: [{activity: {id: x, type: subprocess, process: rollout}}]}}]}";

    private const string Outer = "process: {id: outer, phases: [{phase: {id: a, activities: [{activity: {id: m, type: manual, tasks: [{id: t, process: fix_env}]}}]}}]}";

    private static string Deep(int level) =>
        $"process: {{id: deep{level}, phases: [{{phase: {{id: a, activities: [{{activity: {{id: x, type: subprocess, process: deep{level + 1}}}}}]}}}}]}}";

    private static async Task<RunningServer> HeldAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Documents);
        await server.PostAsync("api/releases", new { id = "r1", process = "rollout", start = true });
        Assert.Equal(202, (int)(await server.PostAsync("api/releases/r1/nodes/go.deploy/tasks/do", new { status = "Failed", comment = "no space left" })).Status);
        return server;
    }
}
