using System.Net;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class RestartApiTests
{
    private const string Release = "api/releases/r1";

    [Fact]
    public async Task Restart_DryRun_ShowsTheListAndDoesNothing()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await HeldAsync(pipelines);
        var shown = await server.PostAsync(Release + "/restart?dryRun=true", new { from = "build.run" });
        var same = await server.PostAsync(Release + "/restart", new { from = "build.run", dryRun = true });

        Assert.Equal((HttpStatusCode.OK, "", "True", "2"), (shown.Status, shown.Text("accepted"), shown.Text("dryRun"), shown.Text("run")));
        Assert.Equal(shown.Body, same.Body);
        Assert.Equal(["build", "build.run", "after", "after.ok"], Texts(shown.Json.GetProperty("again")));
        Assert.Equal(["build.before"], Texts(shown.Json.GetProperty("carried")));
        var effect = Assert.Single(shown.Json.GetProperty("effects").EnumerateArray());
        Assert.Equal(
            ("build.run", "sim", "services/a", 1, "Failed"),
            (effect.GetProperty("path").GetString(), effect.GetProperty("connector").GetString(), effect.GetProperty("pipeline").GetString(), effect.GetProperty("attempts").GetInt32(), effect.GetProperty("lastResult").GetString()));
        Assert.Equal(("1", "OnHold"), (await RunAndStatusAsync(server)));
    }

    [Fact]
    public async Task Restart_OfAHeldRelease_ShowsTheNewestRunAndKeepsTheFormer()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await HeldAsync(pipelines);
        var done = await server.PostAsync(Release + "/restart", new { from = "build.run", reason = "the runner is mended" }, ("Relo-User", "bob"));
        Assert.Equal((HttpStatusCode.Accepted, "True", "2"), (done.Status, done.Text("accepted"), done.Text("run")));
        Assert.Single(done.Json.GetProperty("effects").EnumerateArray());

        Assert.Equal(("2", "Running"), await RunAndStatusAsync(server));
        var runs = (await server.GetAsync(Release)).Json.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["Aborted", "Running"], runs.Select(r => r.GetProperty("status").GetString()));
        Assert.Equal(("build.run", "the runner is mended", "user:bob"), (runs[1].GetProperty("from").GetString(), runs[1].GetProperty("restartReason").GetString(), runs[1].GetProperty("startedBy").GetString()));
        var first = await server.GetAsync(Release + "?run=1");
        Assert.Equal(("1", "Aborted"), (first.Text("release", "run"), first.Text("release", "status")));
        Assert.Equal("Aborted", (await server.GetAsync(Release + "/nodes/build.run?run=1")).Text("status"));
        Assert.Equal("1", (await server.GetAsync(Release + "/nodes/build.before")).Text("carriedFrom"));
        Assert.Equal("2", (await server.GetAsync("api/releases")).Json.GetProperty("items")[0].GetProperty("run").ToString());
        Assert.Equal("RO4320", (await server.GetAsync(Release + "?run=3")).Code);
        Assert.Equal("RO4007", (await server.GetAsync(Release + "?run=first")).Code);
        Assert.Equal("RO4321", (await server.PostAsync(Release + "/nodes/build.before/retry", new { reason = "x" })).Code);
    }

    [Fact]
    public async Task Restart_CallbackOfTheFormerRun_IsRefusedAndRecorded()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        var (server, former) = await HeldWithCallbackAsync(pipelines);
        await using var owned = server;
        await server.PostAsync(Release + "/restart", new { from = "build.run", reason = "again" });
        var current = await pipelines.CallbackAsync();
        var refused = await server.PostAsync(former, new { status = "succeeded" });
        Assert.Equal((HttpStatusCode.Conflict, "RO4208"), (refused.Status, refused.Code));
        Assert.Equal("Running", (await server.GetAsync(Release + "/nodes/build.run")).Text("status"));
        Assert.Single(await EventsAsync(server, "?run=1&limit=500"), e => e == "pipeline.reportRefused");

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(current, new { status = "succeeded" })).Status);
        Assert.Equal("Succeeded", (await server.GetAsync(Release + "/nodes/build.run")).Text("status"));
    }

    [Fact]
    public async Task Restart_SignOffLinkOfTheFormerRun_IsRefused()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await HeldAsync(pipelines);
        await server.PostAsync(Release + "/nodes/build.run/ignore", new { reason = "never mind" });
        var link = await LinkAsync(server);
        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync(Release + "/restart", new { from = "after", reason = "ask again" })).Status);
        var decided = await server.PostAsync(link, new { decision = "approve" });
        Assert.Equal((HttpStatusCode.Conflict, "RO4208"), (decided.Status, decided.Code));
        Assert.Equal("OnHold", (await server.GetAsync(Release + "/nodes/after.ok")).Text("status"));

        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync(await LinkAsync(server), new { decision = "approve" })).Status);
        Assert.Equal(("2", "PartiallySucceeded"), await RunAndStatusAsync(server));
    }

    [Fact]
    public async Task Restart_AuditAndEvents_AreOfEachRunAndVerifiedTogether()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await HeldAsync(pipelines);
        await server.PostAsync(Release + "/restart", new { from = "build.run", reason = "again" });
        await server.PostAsync(Release + "/abort", new { reason = "enough" });
        var (first, second) = (await EventsAsync(server, "?run=1&limit=500"), await EventsAsync(server, "?limit=500"));
        Assert.Equal(("release.restarted", "release.started"), (first[^1], second[0]));
        var verified = await server.GetAsync(Release + "/audit/verify");
        Assert.Equal(("True", first.Count + second.Count), (verified.Text("valid"), verified.Json.GetProperty("entries").GetInt32()));

        var events = (await server.GetAsync(Release + "/events", ("Last-Event-ID", "3"))).Body;
        Assert.StartsWith("id: 2.1\n", events, StringComparison.Ordinal);
        Assert.StartsWith("id: 2.3\n", (await server.GetAsync(Release + "/events", ("Last-Event-ID", "2.2"))).Body, StringComparison.Ordinal);
        Assert.StartsWith("id: 4\n", (await server.GetAsync(Release + "/events?run=1", ("Last-Event-ID", "3"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_SameKeyWhenTheAnswerWasLost_StartsNoThirdRun()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await HeldAsync(pipelines);
        var restarts = (Application.Releases.ReleaseRestarts)server.Services.GetService(typeof(Application.Releases.ReleaseRestarts))!;
        var origin = new Application.Releases.Origin("user:bob", [], "operation-1");
        var request = new Application.Releases.RestartRequest("build.run", "again", IsDryRun: false);
        var first = await restarts.RestartAsync("r1", request, origin, default);
        var second = await restarts.RestartAsync("r1", request, origin, default);
        Assert.Equal((true, 2, first.Value.Message), (second.Value.IsAccepted, second.Value.Run, second.Value.Message));
        Assert.Equal(("2", "Running"), await RunAndStatusAsync(server));
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("""{"from": "build.run"}""", HttpStatusCode.UnprocessableEntity, "RO3011")]
    [InlineData("""{"from": "build.rnu", "reason": "x"}""", HttpStatusCode.NotFound, "RO3010")]
    [InlineData("""{"from": "build.run", "reason": "x", "to": "y"}""", HttpStatusCode.BadRequest, "RO4002")]
    public async Task Restart_WhatCannotBe_IsRefusedWithItsCode(string body, HttpStatusCode status, string code)
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await HeldAsync(pipelines);
        var answer = await server.SendAsync(HttpMethod.Post, Release + "/restart", body);
        Assert.True((status, code) == (answer.Status, answer.Code), answer.Body);
        Assert.Equal("RO4302", (await server.PostAsync("api/releases/none/restart", new { from = "build", reason = "x" })).Code);
        Assert.Equal("RO4007", (await server.PostAsync(Release + "/restart?dryRun=perhaps", new { from = "build" })).Code);
        Assert.Equal(("1", "OnHold"), await RunAndStatusAsync(server));
    }

    private static async Task<RunningServer> HeldAsync(PipelineListener pipelines) => (await HeldWithCallbackAsync(pipelines)).Server;

    private static async Task<(RunningServer Server, string Callback)> HeldWithCallbackAsync(PipelineListener pipelines)
    {
        var server = await RunningServer.StartAsync();
        var applied = await server.ApplyAsync(Process(pipelines.Url));
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        await server.PostAsync("api/releases", new { id = "r1", process = "restarted", start = true });
        await server.PostAsync(Release + "/nodes/build.before/tasks/complete", new { status = "done" });
        var callback = await pipelines.CallbackAsync();
        await server.PostAsync(callback, new { status = "failed", message = "no runner" });
        return (server, callback);
    }

    private static string Process(string url) => $$"""
        connector: {id: sim, type: http, url: '{{url}}'}
        ---
        process:
          id: restarted
          phases:
            - phase:
                id: build
                activities:
                  - activity: {id: before, type: manual}
                  - activity:
                      id: run
                      type: automated
                      depends-on: [before]
                      pipeline: {connector: sim, pipeline: services/a}
            - phase:
                id: after
                depends-on: [build]
                activities:
                  - activity:
                      id: ok
                      type: manual
                      approval: {approvers: [user:alice]}
        """;

    private static async Task<string> LinkAsync(RunningServer server) =>
        (await server.PostAsync(Release + "/nodes/after.ok/links", new { person = "user:alice" })).Text("url");

    private static async Task<(string Run, string Status)> RunAndStatusAsync(RunningServer server)
    {
        var release = await server.GetAsync(Release);
        return (release.Text("release", "run"), release.Text("release", "status"));
    }

    private static async Task<List<string>> EventsAsync(RunningServer server, string query) =>
        [.. (await server.GetAsync(Release + "/audit" + query)).Json.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("entry").GetProperty("event").GetString()!)];

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());
}
