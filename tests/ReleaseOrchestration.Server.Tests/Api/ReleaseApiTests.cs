using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class ReleaseApiTests
{
    private static readonly string[] MarchTags = ["spring"];

    [Fact]
    public async Task CreateRelease_InputMissing_IsRefusedWithTheListAndLeavesNothing()
    {
        await using var server = await ServerWithApprovalAsync();
        var answer = await server.PostAsync("api/releases", new { id = "r1", process = "approval", start = true });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO4305"), (answer.Status, answer.Code));
        Assert.Equal("inputs.version", answer.Json.GetProperty("problems")[0].GetProperty("path").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("api/releases/r1")).Status);
    }

    [Fact]
    public async Task CreateRelease_SameKey_ReplaysAndOtherBodyIsRefused()
    {
        await using var server = await ServerWithApprovalAsync();
        var body = new { process = "approval", inputSet = "march", start = true };
        var first = await server.PostAsync("api/releases", body, ("Idempotency-Key", "k1"));
        var second = await server.PostAsync("api/releases", body, ("Idempotency-Key", "k1"));
        var other = await server.PostAsync("api/releases", new { process = "approval" }, ("Idempotency-Key", "k1"));
        var someoneElse = await server.PostAsync("api/releases", body, ("Idempotency-Key", "k1"), ("Relo-User", "zoe"));

        Assert.Equal((HttpStatusCode.Created, first.Body), (second.Status, second.Body));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.True(second.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal((HttpStatusCode.Conflict, "RO4009"), (other.Status, other.Code));
        Assert.NotEqual(first.Text("id"), someoneElse.Text("id"));
        Assert.Equal(2, (await server.GetAsync("api/releases")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task CreateRelease_RefusedAndThenMended_TakesTheSameKey()
    {
        await using var server = await ServerWithApprovalAsync();
        var refused = await server.PostAsync("api/releases", new { id = "r1", process = "approval", start = true }, ("Idempotency-Key", "k1"));
        var mended = new { id = "r1", process = "approval", inputSet = "march", start = true };
        var created = await server.PostAsync("api/releases", mended, ("Idempotency-Key", "k1"));
        var again = await server.PostAsync("api/releases", mended, ("Idempotency-Key", "k1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal((HttpStatusCode.Created, created.Body), (again.Status, again.Body));
        Assert.True(again.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task CreateRelease_RefusedForWhatTheServerLacks_IsTriedAgainWithTheSameKeyAndBody()
    {
        await using var server = await RunningServer.StartAsync();
        var body = new { id = "r1", process = "approval", inputSet = "march", start = true };
        var refused = await server.PostAsync("api/releases", body, ("Idempotency-Key", "k1"));
        await server.ApplyAsync(Definitions.Approval);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("api/releases", body, ("Idempotency-Key", "k1"))).Status);
    }

    [Fact]
    public async Task CreateRelease_Conflict_IsRepeatedForTheSameKey()
    {
        await using var server = await ServerWithApprovalAsync();
        await server.PostAsync("api/releases", new { id = "r1", process = "approval" });
        var first = await server.PostAsync("api/releases", new { id = "r1", process = "approval" }, ("Idempotency-Key", "k1"));
        var second = await server.PostAsync("api/releases", new { id = "r1", process = "approval" }, ("Idempotency-Key", "k1"));

        Assert.Equal((HttpStatusCode.Conflict, first.Body), (second.Status, second.Body));
        Assert.True(second.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Signal_RefusedAndThenMended_TakesTheSameKey()
    {
        await using var server = await StartedAsync();
        var refused = await server.PostAsync("api/releases/r1/abort", new { }, ("Idempotency-Key", "a"));
        var mended = await server.PostAsync("api/releases/r1/abort", new { reason = "wrong version" }, ("Idempotency-Key", "a"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Accepted), (refused.Status, mended.Status));
    }

    [Fact]
    public async Task Start_DraftTwice_StartsOnce()
    {
        await using var server = await ServerWithApprovalAsync();
        var draft = await server.PostAsync("api/releases", new { id = "r1", process = "approval", inputSet = "march" });
        var early = await server.PostAsync("api/releases/r1/pause");
        var tree = await server.GetAsync("api/releases/r1");
        var started = await server.PostAsync("api/releases/r1/start", null, ("Relo-User", "rita"));
        var again = await server.PostAsync("api/releases/r1/start");

        Assert.Equal("Draft", draft.Text("status"));
        Assert.Equal((HttpStatusCode.Conflict, "RO4304"), (early.Status, early.Code));
        Assert.Equal("Draft", tree.Text("tree", "status"));
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        Assert.Equal((HttpStatusCode.Conflict, "RO4303"), (again.Status, again.Code));
        Assert.Equal("user:rita", (await server.GetAsync("api/releases/r1")).Text("release", "startedBy"));
    }

    [Theory]
    [InlineData("r1")]
    [InlineData("R1")]
    public async Task CreateRelease_IdTaken_IsRefused(string id)
    {
        await using var server = await ServerWithApprovalAsync();
        await server.PostAsync("api/releases", new { id = "r1", process = "approval" });
        var answer = await server.PostAsync("api/releases", new { id, process = "approval" });
        Assert.Equal((HttpStatusCode.Conflict, "RO4301"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task ListReleases_WithFilters_JoinsStatusAndPages()
    {
        await using var server = await ServerWithApprovalAsync();
        await server.PostAsync("api/releases", new { id = "r1", process = "approval" });
        await server.PostAsync("api/releases", new { id = "r2", process = "approval", inputSet = "march", start = true, tags = MarchTags });
        await server.PostAsync("api/releases", new { id = "r3", process = "approval", inputSet = "march", start = true });

        Assert.Equal(["r3", "r2", "r1"], Ids(await server.GetAsync("api/releases")));
        Assert.Equal(["r3", "r2"], Ids(await server.GetAsync("api/releases?status=onhold")));
        Assert.Equal(["r2"], Ids(await server.GetAsync("api/releases?tag=spring&process=approval")));
        var page = await server.GetAsync("api/releases?limit=2");
        Assert.Equal(["r1"], Ids(await server.GetAsync("api/releases?limit=2&cursor=" + page.Text("nextCursor"))));
    }

    [Fact]
    public async Task GetRelease_NodesThatHaveNotStarted_SayWhatTheyWaitFor()
    {
        await using var server = await StartedAsync();
        var note = await server.GetAsync("api/releases/r1/nodes/production.note");
        var wait = note.Json.GetProperty("waitsFor")[0];

        Assert.Equal("Pending", note.Text("status"));
        Assert.Equal(("dependency", "production.sign"), (wait.GetProperty("kind").GetString(), wait.GetProperty("on").GetString()));
    }

    [Fact]
    public async Task Decide_UntilTheQuorumIsMet_EndsTheReleaseAndTheEventsSaySo()
    {
        await using var server = await StartedAsync();
        const string Node = "api/releases/r1/nodes/production.sign";
        Assert.Equal("RO3104", (await server.PostAsync(Node + "/decide", new { decision = "approve" }, ("Relo-User", "mallory"))).Code);
        Assert.Equal("RO3106", (await server.PostAsync(Node + "/decide", new { decision = "approve", fields = new { impact = "x" } }, ("Relo-User", "alice"))).Code);
        Assert.Equal("RO4011", (await server.PostAsync(Node + "/decide", new { decision = "maybe" }, ("Relo-User", "alice"))).Code);
        Assert.Single((await server.GetAsync("api/sign-offs?mine=true", ("Relo-User", "zoe"), ("Relo-Groups", "qa"))).Json.GetProperty("items").EnumerateArray());
        Assert.Empty((await server.GetAsync("api/sign-offs?mine=true", ("Relo-User", "mallory"))).Json.GetProperty("items").EnumerateArray());

        var first = await server.PostAsync(Node + "/decide", new { decision = "approve" }, ("Relo-User", "alice"));
        Assert.Equal((HttpStatusCode.Accepted, "True"), (first.Status, first.Text("accepted")));
        Assert.Equal("RO3103", (await server.PostAsync(Node + "/decide", new { decision = "reject" }, ("Relo-User", "alice"))).Code);
        await server.PostAsync(Node + "/decide", new { decision = "approve" }, ("Relo-User", "zoe"), ("Relo-Groups", "qa"));
        await server.PostAsync(Node + "/fields", new { fields = new { impact = "none at all" } }, ("Relo-User", "alice"));
        await server.PostAsync("api/releases/r1/nodes/production.note/tasks/tell", new { status = "done" }, ("Relo-User", "alice"));

        Assert.Equal("Succeeded", (await server.GetAsync("api/releases/r1")).Text("release", "status"));
        Assert.Equal("True", (await server.GetAsync("api/releases/r1/audit/verify")).Text("valid"));
        var events = (await server.GetAsync("api/releases/r1/events", ("Last-Event-ID", "2"))).Body;
        Assert.StartsWith("id: 3\n", events, StringComparison.Ordinal);
        Assert.EndsWith("event: end\ndata: {}\n\n", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_OnAHostWhoseRequestsMayNotLast_AreClosedAndGoOnWhereTheyWere()
    {
        await using var server = await StartedAsync("--EventStreams:Longest", "00:00:01");

        var first = (await server.GetAsync("api/releases/r1/events")).Body;
        await server.PostAsync("api/releases/r1/pause", new { reason = "lunch" });
        var last = first[first.LastIndexOf("id: ", StringComparison.Ordinal)..].Split('\n')[0]["id: ".Length..];
        var second = (await server.GetAsync("api/releases/r1/events", ("Last-Event-ID", last))).Body;

        Assert.DoesNotContain("event: end", first, StringComparison.Ordinal);
        Assert.Contains("release.paused", second, StringComparison.Ordinal);
        Assert.DoesNotContain("release.started", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_SameKey_IsDoneOnce()
    {
        await using var server = await StartedAsync();
        var first = await server.PostAsync("api/releases/r1/pause", new { reason = "lunch" }, ("Idempotency-Key", "p"));
        var second = await server.PostAsync("api/releases/r1/pause", new { reason = "lunch" }, ("Idempotency-Key", "p"));
        var third = await server.PostAsync("api/releases/r1/pause", new { reason = "lunch" });

        Assert.Equal((HttpStatusCode.Accepted, first.Body), (second.Status, second.Body));
        Assert.Equal((HttpStatusCode.Conflict, "RO3008"), (third.Status, third.Code));
        var audit = (await server.GetAsync("api/releases/r1/audit?limit=500")).Json.GetProperty("items").EnumerateArray();
        Assert.Single(audit, line => line.GetProperty("entry").GetProperty("event").GetString() == "release.paused");
    }

    [Fact]
    public async Task Skip_And_Abort_AskForReasons()
    {
        await using var server = await StartedAsync();
        Assert.Equal("RO3011", (await server.PostAsync("api/releases/r1/skip", new { path = "production.note" })).Code);
        Assert.Equal("RO3010", (await server.PostAsync("api/releases/r1/skip", new { path = "production.nothing", reason = "x" })).Code);
        Assert.Equal("RO4309", (await server.PostAsync("api/releases/r1/nodes/production.note/retry", new { reason = "x" })).Code);
        Assert.Equal("RO3011", (await server.PostAsync("api/releases/r1/abort")).Code);
        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync("api/releases/r1/abort", new { reason = "wrong version" })).Status);
        Assert.Equal("Aborted", (await server.GetAsync("api/releases/r1/nodes/production.note")).Text("status"));
    }

    [Fact]
    public async Task Restart_OfTheServer_KeepsReleasesAndKeys()
    {
        var server = await StartedAsync();
        var body = new { id = "r2", process = "approval", inputSet = "march", start = true };
        var first = await server.PostAsync("api/releases", body, ("Idempotency-Key", "k"));
        await server.StopAsync();

        await using var again = await RunningServer.StartAsync(server.Folder);
        Assert.Equal(first.Body, (await again.PostAsync("api/releases", body, ("Idempotency-Key", "k"))).Body);
        Assert.Equal("OnHold", (await again.GetAsync("api/releases/r1")).Text("release", "status"));
    }

    private static async Task<RunningServer> ServerWithApprovalAsync(params string[] settings)
    {
        var server = await RunningServer.StartAsync(folder: null, settings);
        Assert.Equal(HttpStatusCode.OK, (await server.ApplyAsync(Definitions.Approval)).Status);
        return server;
    }

    private static async Task<RunningServer> StartedAsync(params string[] settings)
    {
        var server = await ServerWithApprovalAsync(settings);
        var started = await server.PostAsync("api/releases", new { id = "r1", process = "approval", inputSet = "march", start = true });
        Assert.Equal(HttpStatusCode.Created, started.Status);
        return server;
    }

    private static IEnumerable<string?> Ids(RunningServer.Answer answer) =>
        answer.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString());
}
