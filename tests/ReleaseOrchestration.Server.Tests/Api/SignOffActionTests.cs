using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>Delegation, reassignment and many decisions at once, against the real server.</summary>
public sealed class SignOffActionTests
{
    private const string Process = """
        process:
          id: votes
          phases:
            - phase:
                id: go
                activities:
                  - activity: {id: one, type: manual, approval: {approvers: [user:alice]}}
                  - activity: {id: two, type: manual, approval: {approvers: [group:qa]}}
                  - activity: {id: three, type: manual, approval: {approvers: [user:carol]}, fields: [{id: impact, type: text, min-length: 5, required: true}]}
        """;

    [Fact]
    public async Task Decide_Many_EachIsCheckedByItsOwnRuleAndAnswered()
    {
        await using var server = await StartedAsync();
        object[] decisions =
        [
            new { releaseId = "r1", path = "go.one", decision = "approve", comment = "all of March" },
            new { releaseId = "r1", path = "go.two", decision = "approve" },
            new { releaseId = "r1", path = "go.three", decision = "approve" },
            new { releaseId = "r1", path = "go.four", decision = "approve" },
            new { releaseId = "r9", path = "go.one", decision = "approve" },
            new { releaseId = "r1", path = "go.one", decision = "perhaps" },
            new { releaseId = "r1", path = "go.one", decision = "approve" },
        ];
        var answer = await server.PostAsync("api/sign-offs/decide", new { decisions }, ("Relo-User", "alice"), ("Relo-Groups", "qa"));
        Assert.Equal(200, (int)answer.Status);
        string[] expected = ["202 ", "202 ", "403 RO3104", "404 RO4308", "404 RO4302", "422 RO4011", "409 RO3102"];
        var told = answer.Json.GetProperty("answers").EnumerateArray().Select(Told).ToList();
        Assert.Equal(expected, told);
        Assert.Equal((2, 5), (answer.Json.GetProperty("accepted").GetInt32(), answer.Json.GetProperty("refused").GetInt32()));
        Assert.Equal("Succeeded", await StatusAsync(server, "go.one"));
        Assert.Equal("OnHold", await StatusAsync(server, "go.three"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"decisions": []}""")]
    public async Task Decide_ManyWithoutAny_IsRefused(string body)
    {
        await using var server = await StartedAsync();
        Assert.Equal("RO4011", (await server.SendAsync(HttpMethod.Post, "api/sign-offs/decide", body)).Code);
    }

    [Fact]
    public async Task Delegate_Vote_TheOtherSeesAndDecidesIt()
    {
        await using var server = await StartedAsync();
        Assert.Empty(await MineAsync(server, "bob"));
        var refused = await server.PostAsync("api/releases/r1/nodes/go.one/delegate", new { to = "user:bob" }, ("Relo-User", "eve"));
        Assert.Equal((403, "RO3132"), ((int)refused.Status, refused.Code));
        Assert.Equal("RO4011", (await server.PostAsync("api/releases/r1/nodes/go.one/delegate", new { reason = "away" }, ("Relo-User", "alice"))).Code);

        Assert.Equal(202, (int)(await server.PostAsync("api/releases/r1/nodes/go.one/delegate", new { to = "user:bob", reason = "away" }, ("Relo-User", "alice"))).Status);
        Assert.Equal(202, (int)(await server.PostAsync("api/releases/r1/nodes/go.two/delegate", new { to = "user:bob" }, ("Relo-User", "dan"), ("Relo-Groups", "qa"))).Status);

        Assert.Equal(["go.one", "go.two"], await MineAsync(server, "bob"));
        Assert.Empty(await MineAsync(server, "alice"));
        Assert.Equal(202, (int)(await server.PostAsync("api/releases/r1/nodes/go.one/decide", new { decision = "approve" }, ("Relo-User", "bob"))).Status);
        Assert.Equal("Succeeded", await StatusAsync(server, "go.one"));
        Assert.Contains("signOff.delegated", (await server.GetAsync("api/releases/r1/audit?limit=200")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reassign_Seat_GoesToTheOther()
    {
        await using var server = await StartedAsync();
        const string Reassign = "api/releases/r1/nodes/go.one/reassign";
        Assert.Equal("RO4011", (await server.PostAsync(Reassign, new { to = "user:bob", reason = "left" })).Code);
        Assert.Equal("RO3011", (await server.PostAsync(Reassign, new { seat = "user:alice", to = "user:bob" })).Code);
        Assert.Equal("RO3133", (await server.PostAsync(Reassign, new { seat = "user:al", to = "user:bob", reason = "left" })).Code);
        Assert.Equal(202, (int)(await server.PostAsync(Reassign, new { seat = "user:alice", to = "user:bob", reason = "left" })).Status);
        Assert.Equal(["go.one"], await MineAsync(server, "bob"));
    }

    private static async Task<RunningServer> StartedAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);
        await server.PostAsync("api/releases", new { id = "r1", process = "votes", start = true });
        return server;
    }

    private static string Told(JsonElement answer) =>
        $"{answer.GetProperty("status").GetInt32()} {(answer.TryGetProperty("code", out var code) ? code.GetString() : string.Empty)}";

    private static async Task<string> StatusAsync(RunningServer server, string path) =>
        (await server.GetAsync($"api/releases/r1/nodes/{path}")).Text("status");

    private static async Task<List<string?>> MineAsync(RunningServer server, string person) =>
        [.. (await server.GetAsync("api/sign-offs?mine=true", ("Relo-User", person))).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("path").GetString())];
}
