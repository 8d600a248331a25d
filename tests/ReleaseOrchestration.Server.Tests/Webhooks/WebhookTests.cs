using System.Net;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Webhooks;

/// <summary>Genuine webhooks end the wait for a run, once.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task Webhook_OfARunThatEnded_EndsItsActivityWithoutAPoll()
    {
        await using var bench = await WebhookBench.StartAsync();
        await bench.BeginAsync();
        bench.Finish();

        Assert.Equal((HttpStatusCode.Accepted, "done"), State(await bench.SendAsync(bench.Body())));
        Assert.Equal("Succeeded", await bench.StatusAsync());
        Assert.Equal("a-1.4", (await bench.Server.GetAsync("api/releases/r1/nodes/build.run")).Text("outputs", "ARTIFACT"));
        Assert.Equal((1, 1), (bench.Polls, await bench.EventsAsync("activity.ended")));
        Assert.Contains("webhook:c", (await bench.Server.GetAsync("api/releases/r1/audit?limit=500")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhook_DoubledAndReordered_ChangesNothingMore()
    {
        await using var bench = await WebhookBench.StartAsync();
        await bench.BeginAsync();
        var completed = bench.Body();

        Assert.Equal("ignored", State(await bench.SendAsync(bench.Body("requested"))).State);
        Assert.Equal("pending", State(await bench.SendAsync(completed, delivery: "d1")).State);
        Assert.Equal("Running", await bench.StatusAsync());
        bench.Finish();
        Assert.Equal("done", State(await bench.SendAsync(completed, delivery: "d1")).State);
        Assert.Equal("repeated", State(await bench.SendAsync(completed, delivery: "d1")).State);
        Assert.Equal("repeated", State(await bench.SendAsync(completed, delivery: "d2")).State);
        Assert.Equal("ignored", State(await bench.SendAsync(bench.Body("in_progress"))).State);
        Assert.Equal("late", State(await bench.SendAsync(completed + "\n")).State);
        Assert.Equal(("Succeeded", 1), (await bench.StatusAsync(), await bench.EventsAsync("activity.ended")));
    }

    [Fact]
    public async Task Webhook_ManyAtOnce_IsOneEnd()
    {
        await using var bench = await WebhookBench.StartAsync();
        await bench.BeginAsync();
        bench.Finish();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => bench.SendAsync(bench.Body() + new string('\n', n % 5))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        Assert.Single(answers, answer => answer.Text("state") == "done");
        Assert.Equal(("Succeeded", 1), (await bench.StatusAsync(), await bench.EventsAsync("activity.ended")));
    }

    [Fact]
    public async Task Webhook_AndPoll_AreOneEnd()
    {
        await using var bench = await WebhookBench.StartAsync("1s");
        await bench.BeginAsync();
        bench.Finish();
        var first = await bench.SendAsync(bench.Body());
        await bench.EndedAsync();
        var second = await bench.SendAsync(bench.Body() + "\n");

        Assert.Contains(first.Text("state"), new[] { "done", "late" });
        Assert.Equal("late", second.Text("state"));
        Assert.Equal(("Succeeded", 1), (await bench.StatusAsync(), await bench.EventsAsync("activity.ended")));
    }

    [Fact]
    public async Task Webhook_AfterThePoll_IsLate()
    {
        await using var bench = await WebhookBench.StartAsync("1s");
        await bench.BeginAsync();
        bench.Finish();
        await bench.EndedAsync();

        Assert.Equal("late", State(await bench.SendAsync(bench.Body())).State);
        Assert.Equal((1, 1), (await bench.EventsAsync("activity.ended"), await bench.EventsAsync("pipeline.reportRefused")));
    }

    [Theory]
    [InlineData("type: azure-devops, organization: 'https://dev.azure.com/f', project: p", "Authorization", "Basic aG9vazpjNDFmNWEwZTliN2Q0YzYzYThlMg==", """{"id": "1", "eventType": "build.complete", "resource": {"id": 7}}""")]
    [InlineData("type: gitlab", "X-Gitlab-Token", WebhookBench.Secret, """{"object_kind": "pipeline", "object_attributes": {"id": 31, "status": "success"}, "project": {"id": 1}}""")]
    public async Task Webhook_OfASystemThatDoesNotSign_IsTakenAsItIsSent(string connector, string header, string value, string body)
    {
        await using var bench = await WebhookBench.StartAsync();
        var applied = await bench.Server.ApplyAsync($"connector: {{id: x, {connector}, token: env://T, webhook-secret: {bench.SecretReference}}}");
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        var answers = new List<RunningServer.Answer>();
        for (var n = 0; n < 2; n++)
        {
            answers.Add(await bench.Server.SendAsync(HttpMethod.Post, "webhooks/x", body, (header, value), ("Idempotency-Key", "f5e57e22"), ("X-Gitlab-Event-UUID", "13792a34"), ("X-Gitlab-Event", "Pipeline Hook")));
        }

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.Accepted, "unknown"), State(answer)));
    }

    private static (HttpStatusCode Status, string State) State(RunningServer.Answer answer) => (answer.Status, answer.Status == HttpStatusCode.Accepted ? answer.Text("state") : answer.Body);
}
