namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>Subprocesses of tasks, against the real server.</summary>
public sealed class TaskProcessTests
{
    private const string Start = "api/releases/r1/nodes/go.fix/tasks/bug/start";

    private const string Documents = """
        process:
          id: fixes
          phases:
            - phase: {id: go, activities: [{activity: {id: fix, type: manual, tasks: [{id: bug, process: fix_one, inputs: {version: v7}}, {id: note}]}}]}
        ---
        process:
          id: fix_one
          inputs: {version: {type: string, required: true}, ticket: {type: string, required: true, pattern: '^BUG-\d+$'}}
          phases:
            - phase: {id: inner, activities: [{activity: {id: check, type: manual, inputs: {all: <+inputs.version> <+inputs.ticket>}}}]}
        """;

    [Fact]
    public async Task Start_TwiceWithInputs_ShowsTheChildrenAndGoesOnWhenTheyHaveEnded()
    {
        await using var server = await StartedAsync();
        Assert.Equal(202, (int)(await server.PostAsync(Start, new { inputs = new { ticket = "BUG-1" }, reason = "found by QA" })).Status);
        Assert.Equal(202, (int)(await server.PostAsync(Start, new { inputs = new { ticket = "BUG-2" } })).Status);
        var node = await server.GetAsync("api/releases/r1/nodes/go.fix%23bug.2%2Finner.check");
        Assert.Equal("v7 BUG-2", node.Json.GetProperty("inputs").GetProperty("all").GetString());

        foreach (var path in new[] { "go.fix%23bug.1%2Finner.check/tasks/complete", "go.fix%23bug.2%2Finner.check/tasks/complete", "go.fix/tasks/bug", "go.fix/tasks/note" })
        {
            Assert.Equal(202, (int)(await server.PostAsync($"api/releases/r1/nodes/{path}", new { status = "Done" })).Status);
        }

        Assert.Equal("Succeeded", (await server.GetAsync("api/releases/r1")).Json.GetProperty("release").GetProperty("status").GetString());
        Assert.True((await server.GetAsync("api/releases/r1/audit/verify")).Json.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("""{"inputs": {"ticket": "7"}}""", 422, "RO4305")]
    [InlineData("""{"inputs": {"tickt": "BUG-1"}}""", 422, "RO4305")]
    [InlineData("{}", 422, "RO4305")]
    public async Task Start_WithInputsThatDoNotFit_IsRefusedAndNotRecorded(string body, int status, string code)
    {
        await using var server = await StartedAsync();
        var before = (await server.GetAsync("api/releases/r1/audit/verify")).Body;
        var answer = await server.SendAsync(HttpMethod.Post, Start, body);
        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(before, (await server.GetAsync("api/releases/r1/audit/verify")).Body);
    }

    [Theory]
    [InlineData("api/releases/r1/nodes/go.fix/tasks/note/start", 409, "RO3141")]
    [InlineData("api/releases/r1/nodes/go.fix/tasks/none/start", 404, "RO3107")]
    [InlineData("api/releases/r1/nodes/go.none/tasks/bug/start", 404, "RO4308")]
    [InlineData("api/releases/r2/nodes/go.fix/tasks/bug/start", 404, "RO4302")]
    public async Task Start_OfWhatIsNotThere_IsRefused(string address, int status, string code)
    {
        await using var server = await StartedAsync();
        var answer = await server.PostAsync(address, new { });
        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
    }

    private static async Task<RunningServer> StartedAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Documents);
        await server.PostAsync("api/releases", new { id = "r1", process = "fixes", start = true });
        return server;
    }
}
