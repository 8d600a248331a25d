using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class DefinitionHistoryApiTests
{
    private static string Process => Definitions.Approval.Split("\n---")[0];

    [Fact]
    public async Task Diff_TwoVersions_IsJsonAndSentences()
    {
        await using var server = await RunningServer.StartAsync();
        await SaveAsync(server, Process);
        await SaveAsync(server, Process.Replace("quorum: 2", "quorum: all", StringComparison.Ordinal), "?comment=all%20of%20them");

        var json = await server.GetAsync("api/processes/approval/diff?from=1&to=2");
        var text = await server.GetAsync("api/processes/approval/diff", ("Accept", "text/plain"));

        var change = json.Json.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(
            ("production.sign", "changed", "approval.quorum", "2", "all"),
            (Text(change, "path"), Text(change, "kind"), Text(change, "what"), Text(change, "before"), Text(change, "after")));
        Assert.Equal((1, "all of them"), (json.Json.GetProperty("from").GetProperty("version").GetInt32(), json.Text("to", "comment")));
        Assert.Equal(("text/plain", "activity production.sign: approval.quorum changed from 2 to all\n"), (text.MediaType, text.Body));
        Assert.Equal("[]", (await server.GetAsync("api/processes/approval/diff?from=2&to=2")).Text("changes"));
    }

    [Theory]
    [InlineData("api/processes/approval/diff?from=1&to=7", HttpStatusCode.NotFound, "RO2010")]
    [InlineData("api/processes/approval/diff?from=x", HttpStatusCode.BadRequest, "RO4007")]
    [InlineData("api/processes/nowhere/diff", HttpStatusCode.NotFound, "RO2010")]
    [InlineData("api/processes/nowhere/used-by", HttpStatusCode.NotFound, "RO2010")]
    [InlineData("api/connectors/nowhere/versions", HttpStatusCode.NotFound, "RO2010")]
    public async Task Get_WhatIsNotThere_SaysSo(string path, HttpStatusCode status, string code)
    {
        await using var server = await RunningServer.StartAsync();
        await SaveAsync(server, Process);
        var answer = await server.GetAsync(path);
        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Restore_OldVersion_IsListedWithWhoAndWhy()
    {
        await using var server = await RunningServer.StartAsync();
        await SaveAsync(server, Process);
        await SaveAsync(server, Process.Replace("Approval of a change", "Other", StringComparison.Ordinal));
        var body = new { version = 1, comment = "the name was right" };

        var restored = await server.PostAsync("api/processes/approval/restore", body, ("Relo-User", "bob"));
        var again = await server.PostAsync("api/processes/approval/restore", body);
        var stale = await server.PostAsync("api/processes/approval/restore", new { version = 2 }, ("If-Match", "\"v1-0\""));
        var wrong = await server.PostAsync("api/processes/approval/restore", new { });
        var last = (await server.GetAsync("api/processes/approval/versions")).Json.GetProperty("items")[2];

        Assert.Equal((HttpStatusCode.OK, "updated"), (restored.Status, restored.Text("change")));
        Assert.Equal("unchanged", again.Text("change"));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "RO4006"), (stale.Status, stale.Code));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO4011"), (wrong.Status, wrong.Code));
        Assert.Equal(("3", "1", "user:bob", "the name was right"), (Text(last, "version"), Text(last, "restoredFrom"), Text(last, "savedBy"), Text(last, "comment")));
    }

    [Fact]
    public async Task Delete_UsedThenFree_RefusesThenKeepsVersionsReadable()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);

        var refused = await server.SendAsync(HttpMethod.Delete, "api/processes/approval", body: null);
        var used = (await server.GetAsync("api/processes/approval/used-by")).Json.GetProperty("items").EnumerateArray().Single();
        Assert.Equal((HttpStatusCode.Conflict, "RO2021"), (refused.Status, refused.Code));
        Assert.Equal("inputSet/march", refused.Json.GetProperty("problems")[0].GetProperty("path").GetString());
        Assert.Equal(("inputSet", "march", "True"), (Text(used, "kind"), Text(used, "id"), Text(used, "protects")));

        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Delete, "api/input-sets/march", body: null)).Status);
        var deleted = await server.SendAsync(HttpMethod.Delete, "api/processes/approval?reason=replaced", body: null, ("Relo-User", "rita"));
        Assert.Equal(("user:rita", "replaced"), (deleted.Text("deletion", "by"), deleted.Text("deletion", "reason")));

        var gone = await server.GetAsync("api/processes/approval");
        Assert.Equal((HttpStatusCode.Gone, "RO2022"), (gone.Status, gone.Code));
        Assert.Equal("Approval of a change", (await server.GetAsync("api/processes/approval?version=1")).Text("definition", "name"));
        Assert.Equal("RO2001", (await server.PostAsync("api/releases", new { process = "approval", processVersion = 1, start = true })).Code);
        Assert.Empty((await server.GetAsync("api/processes")).Json.GetProperty("items").EnumerateArray());

        var back = await server.PostAsync("api/processes/approval/restore", new { version = 1 });
        Assert.Equal((HttpStatusCode.Created, "2", "/api/processes/approval"), (back.Status, back.Text("version"), back.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task ReleaseOfAnInputSet_ItEnded_IsStillListed()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);
        await server.PostAsync("api/releases", new { id = "r-1", process = "approval", inputSet = "march", start = true });
        await server.PostAsync("api/releases", new { id = "r-2", process = "approval" });
        Assert.Equal("r-1", (await server.GetAsync("api/input-sets/march/used-by")).Json.GetProperty("items")[0].GetProperty("id").GetString());

        await server.PostAsync("api/releases/r-1/abort", new { reason = "over" });

        Assert.Empty((await server.GetAsync("api/input-sets/march/used-by")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(["r-1"], (await server.GetAsync("api/releases?input-set=march")).Json.GetProperty("items").EnumerateArray().Select(item => Text(item, "id")));
    }

    private static string Text(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).ToString();

    private static Task<RunningServer.Answer> SaveAsync(RunningServer server, string text, string query = "") =>
        server.SendAsync(HttpMethod.Put, "api/processes/approval" + query, text, "application/yaml");
}
