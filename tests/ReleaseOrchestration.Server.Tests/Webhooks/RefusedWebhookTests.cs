using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Webhooks;

/// <summary>Webhooks that are not genuine, too large or too many.</summary>
public sealed class RefusedWebhookTests
{
    private const string Body = """{"data": {"handle": "42"}}""";

    [Fact]
    public async Task Webhook_NotGenuine_GetsOneAnswerWhateverTheReason()
    {
        await using var bench = await WebhookBench.StartAsync();
        await bench.BeginAsync();
        bench.Finish();
        var applied = await bench.Server.ApplyAsync($$"""
            connector: {id: bare, type: github, token: env://T}
            ---
            connector: {id: unset, type: github, token: env://T, webhook-secret: env://RELO_TEST_NOT_SET}
            ---
            connector: {id: signed, type: http, url: 'https://ci.example', webhook-secret: {{bench.SecretReference}}}
            ---
            connector: {id: other, type: command, file: x}
            """);
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);

        RunningServer.Answer[] answers =
        [
            await bench.SendAsync(bench.Body(), secret: "wrong"),
            await bench.SendAsync(bench.Body(), secret: string.Empty),
            await bench.SendAsync(bench.Body(), "nobody"),
            await bench.SendAsync(bench.Body(), "bare"),
            await bench.SendAsync(bench.Body(), "unset"),
            await bench.SendAsync(bench.Body(), "other"),
            await bench.SendAsync(bench.Body(), "signed"),
            await bench.SendAsync(bench.Body(), "x%0Ainfo:%20forged%20line"),
            await bench.SendAsync(bench.Body(), "a%5Cb"),
            await StandardAsync(bench, DateTimeOffset.UtcNow.AddSeconds(-310)),
            await StandardAsync(bench, DateTimeOffset.UtcNow.AddSeconds(310)),
            await bench.Server.PostAsync("webhooks/c", new { action = "completed" }),
        ];

        var told = answers.Select(answer => (answer.Status, answer.Code, answer.Text("title"), answer.Text("detail"), answer.MediaType, Names(answer))).Distinct();
        Assert.Equal((HttpStatusCode.Unauthorized, "RO4210"), Assert.Single(told) is var one ? (one.Status, one.Code) : default);
        Assert.Equal("Running", await bench.StatusAsync());
        Assert.Equal(0, bench.Polls);
        Assert.DoesNotContain("\ninfo: forged line", bench.Log.Text, StringComparison.Ordinal);

        var refused = await bench.RefusedAsync();
        Assert.Equal(answers.Length, refused.Count);
        Assert.All(refused, entry => Assert.Equal(("webhook.refused", "RO4210", "127.0.0.1"), (entry.GetProperty("event").GetString(), Detail(entry, "code"), Detail(entry, "address"))));
        Assert.Contains(refused, entry => entry.GetProperty("reason").GetString() == "A webhook for the connector bare was refused: the connector has no `webhook-secret`.");
        Assert.True((await bench.Server.GetAsync("api/audit/verify")).Json.GetProperty("valid").GetBoolean());
        Assert.Equal("unknown", (await StandardAsync(bench, DateTimeOffset.UtcNow)).Text("state"));
    }

    [Fact]
    public async Task Webhook_GenuineAndUnreadable_Is422()
    {
        await using var bench = await WebhookBench.StartAsync();
        var answer = await bench.SendAsync("payload=%7B%7D");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO4211"), (answer.Status, answer.Code));
        Assert.Equal("RO4211", Detail(Assert.Single(await bench.RefusedAsync()), "code"));
    }

    [Fact]
    public async Task Webhook_LargerThanAMebibyte_IsNotVerified()
    {
        await using var bench = await WebhookBench.StartAsync();
        var most = await bench.SendAsync($"{{\"x\": \"{new string('x', (1024 * 1024) - 9)}\"}}");
        var more = await bench.SendAsync($"{{\"x\": \"{new string('x', (1024 * 1024) - 8)}\"}}");

        Assert.Equal((HttpStatusCode.Accepted, "ignored"), (most.Status, most.Text("state")));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "RO4003"), (more.Status, more.Code));
        Assert.Equal("RO4003", Detail(Assert.Single(await bench.RefusedAsync()), "code"));
    }

    [Fact]
    public async Task Webhook_AHundredAndOneInAMinute_OneMustWait()
    {
        await using var bench = await WebhookBench.StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 101).Select(_ => bench.SendAsync(Body, "nobody", "wrong")));

        Assert.Equal(100, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        var last = Assert.Single(answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal("RO4212", last.Code);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await bench.Server.GetAsync("api/releases")).Status);
    }

    [Fact]
    public async Task Webhook_AFlood_FillsNoTrail()
    {
        await using var bench = await WebhookBench.StartAsync("1h", "--Webhooks:PerMinute", "1000", "--Audit:Refusals:Burst", "20", "--Audit:Refusals:PerMinute", "1");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => bench.SendAsync(Body, "nobody", "wrong")));

        Assert.InRange((await bench.RefusedAsync()).Count, 1, 25);
    }

    [Fact]
    public async Task Webhook_Genuine_LeavesNoEntryInTheTrailOfTheServer()
    {
        await using var bench = await WebhookBench.StartAsync();
        await bench.BeginAsync();
        bench.Finish();
        var before = (await bench.Server.GetAsync("api/audit?limit=500")).Json.GetProperty("items").GetArrayLength();
        await bench.SendAsync(bench.Body("requested"));
        await bench.SendAsync(bench.Body());

        Assert.Equal(before, (await bench.Server.GetAsync("api/audit?limit=500")).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Webhook_WhateverComes_TellsNobodyTheSecret()
    {
        await using var bench = await WebhookBench.StartAsync();
        await bench.BeginAsync();
        bench.Finish();
        var applied = await bench.Server.ApplyAsync($"connector: {{id: x, type: gitlab, token: env://T, webhook-secret: {bench.SecretReference}}}");
        RunningServer.Answer[] answers =
        [
            applied,
            await bench.SendAsync(bench.Body(), secret: "wrong"),
            await bench.SendAsync(bench.Body()),
            await bench.SendAsync("nonsense"),
            await bench.Server.SendAsync(HttpMethod.Post, "webhooks/x", "nonsense", ("X-Gitlab-Token", WebhookBench.Secret)),
            await bench.Server.SendAsync(HttpMethod.Post, "webhooks/c", "nonsense", ("X-Gitlab-Token", WebhookBench.Secret)),
            await bench.Server.SendAsync(HttpMethod.Post, "webhooks/x", "nonsense", ("X-Gitlab-Token", WebhookBench.Secret + "x")),
            await bench.Server.GetAsync("api/connectors/c"),
            await bench.Server.GetAsync("api/audit?limit=500"),
            await bench.Server.GetAsync("api/releases/r1/audit?limit=500"),
        ];

        Assert.All(answers, answer => Assert.DoesNotContain(WebhookBench.Secret, answer.Body + answer.Headers, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(WebhookBench.Secret, bench.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A webhook for the connector c does not count", bench.Log.Text, StringComparison.Ordinal);
    }

    private static string? Detail(System.Text.Json.JsonElement entry, string name) => entry.GetProperty("details").GetProperty(name).GetString();

    // All but the time, and how the connection goes on.
    private static string Names(RunningServer.Answer answer) => string.Join(',', answer.Headers.Select(header => header.Key).Order(StringComparer.Ordinal));

    private static Task<RunningServer.Answer> StandardAsync(WebhookBench bench, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var code = HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookBench.Secret), Encoding.UTF8.GetBytes($"msg_1.{time}.{Body}"));
        return bench.Server.SendAsync(HttpMethod.Post, "webhooks/signed", Body, ("webhook-id", "msg_1"), ("webhook-timestamp", time), ("webhook-signature", $"v1,{Convert.ToBase64String(code)}"));
    }
}
