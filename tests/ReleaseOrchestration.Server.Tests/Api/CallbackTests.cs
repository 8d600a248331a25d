using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class CallbackTests
{
    [Fact]
    public async Task Callback_DoneThenTwice_ChangesOnceAndSaysWhich()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await StartedAsync(pipelines);
        var url = await pipelines.CallbackAsync();
        var done = await server.PostAsync(url, new { status = "succeeded", outputs = new { artifact = "a-1.4" }, logUrl = "http://ci/1" });
        var twice = await server.PostAsync(url, new { status = "failed" });

        Assert.Equal((HttpStatusCode.OK, "done"), (done.Status, done.Text("result")));
        Assert.Equal((HttpStatusCode.Conflict, "RO4204"), (twice.Status, twice.Code));
        Assert.Equal("a-1.4", (await server.GetAsync("api/releases/r1/nodes/build.run")).Text("outputs", "ARTIFACT"));
        Assert.Equal(1, await RefusedAsync(server));
    }

    [Fact]
    public async Task Callback_ForAFormerAttempt_ChangesNothing()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await StartedAsync(pipelines);
        var first = await pipelines.CallbackAsync();
        await server.PostAsync(first, new { status = "failed", message = "compile error" });
        var retried = await server.PostAsync("api/releases/r1/nodes/build.run/retry", new { reason = "flake", attempt = 1 });
        var former = await server.PostAsync(first, new { status = "succeeded" });

        Assert.Equal(HttpStatusCode.Accepted, retried.Status);
        Assert.Equal((HttpStatusCode.Conflict, "RO4206"), (former.Status, former.Code));
        Assert.Equal("Running", (await server.GetAsync("api/releases/r1/nodes/build.run")).Text("status"));
        Assert.Equal(1, await RefusedAsync(server));
    }

    [Fact]
    public async Task Callback_AfterTheAttemptEndedOtherwise_IsLate()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await StartedAsync(pipelines);
        var url = await pipelines.CallbackAsync();
        await server.PostAsync("api/releases/r1/abort", new { reason = "enough" });
        var late = await server.PostAsync(url, new { status = "succeeded" });

        Assert.Equal((HttpStatusCode.Conflict, "RO4205"), (late.Status, late.Code));
        Assert.Equal(1, await RefusedAsync(server));
    }

    [Fact]
    public async Task Callback_ForgedOrForSomethingElse_IsRefused()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await StartedAsync(pipelines);
        var url = await pipelines.CallbackAsync();
        var changed = await server.PostAsync(url[..^4] + (url.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"), new { status = "succeeded" });
        var elsewhere = await server.GetAsync(url.Replace("/callbacks/", "/sign-off/", StringComparison.Ordinal));
        var noStatus = await server.PostAsync(url, new { message = "?" });

        Assert.Equal((HttpStatusCode.Unauthorized, "RO4201"), (changed.Status, changed.Code));
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.Status);
        Assert.Equal("RO4011", noStatus.Code);
        Assert.Equal("Running", (await server.GetAsync("api/releases/r1/nodes/build.run")).Text("status"));

        var trail = await server.GetAsync("api/audit?kind=callback");
        var entry = trail.Json.GetProperty("items").EnumerateArray().Single().GetProperty("entry");
        Assert.Equal(("callback.refused", "RO4201"), (entry.GetProperty("event").GetString(), entry.GetProperty("details").GetProperty("code").GetString()));
        Assert.True((await server.GetAsync("api/audit/verify")).Json.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Callback_WithASecretReferenceOrAnOddLink_IsRefusedAndChangesNothing()
    {
        await using var pipelines = await PipelineListener.StartAsync();
        await using var server = await StartedAsync(pipelines);
        var url = await pipelines.CallbackAsync();
        var reference = new Dictionary<string, object> { ["$secret"] = "env://PATH" };
        var secret = await server.PostAsync(url, new { status = "succeeded", outputs = new { artifact = new[] { reference } } });
        var link = await server.PostAsync(url, new { status = "succeeded", logUrl = "javascript:alert(1)" });

        Assert.Equal(("RO4011", "RO4011"), (secret.Code, link.Code));
        Assert.Equal("Running", (await server.GetAsync("api/releases/r1/nodes/build.run")).Text("status"));
    }

    private static async Task<RunningServer> StartedAsync(PipelineListener pipelines)
    {
        var server = await RunningServer.StartAsync();
        var applied = await server.ApplyAsync(Definitions.Pipeline(pipelines.Url));
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        await server.PostAsync("api/releases", new { id = "r1", process = "pipeline", start = true });
        return server;
    }

    private static async Task<int> RefusedAsync(RunningServer server) =>
        (await server.GetAsync("api/releases/r1/audit?limit=500")).Json.GetProperty("items").EnumerateArray()
            .Count(line => line.GetProperty("entry").GetProperty("event").GetString() == "pipeline.reportRefused");
}
