using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Notifications;

public sealed class WebhookChannelTests
{
    [Fact]
    public async Task Send_ToAReceiver_IsACloudEventThatIsSignedWithEverySecret()
    {
        await using var server = await PipelineServer.StartAsync(200, string.Empty);
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await host.SendAsync(Channel(server.Url + "/hook?x=1", "env://RELO_TEST_HOOK_SECRET", "env://RELO_TEST_HOOK_SECRET_2"));

        Assert.Equal((SendResult.Delivered, 200), (outcome.Kind, outcome.Status));
        var request = Assert.Single(server.Received);
        Assert.Equal(("POST", "/hook?x=1"), (request.Method, request.Target));
        Assert.Equal("application/cloudevents+json; charset=utf-8", request.Headers["Content-Type"]);
        var body = request.Body;
        Assert.Equal(("1.0", "evt_1", "https://relo.test", "releaseorchestration.activity.ended", "r1/prod.smoke"), (Text("specversion"), Text("id"), Text("source"), Text("type"), Text("subject")));
        Assert.Equal("2026-03-02T09:00:00+00:00", Text("time"));
        Assert.Equal("activity.failed", body.GetProperty("data").GetProperty("kinds")[1].GetString());

        var id = request.Headers[StandardWebhooks.IdHeader];
        Assert.Equal("msg_0123456789abcdef0123456789abcdef", id);
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request.Headers[StandardWebhooks.TimestampHeader], CultureInfo.InvariantCulture));
        Assert.InRange(at, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        var keys = new[] { StandardWebhooks.Key(ChannelHost.Secret)!, new byte[32] };
        Assert.Equal(StandardWebhooks.Sign(id, at, Encoding.UTF8.GetBytes(body.GetRawText()), keys), request.Headers[StandardWebhooks.SignatureHeader]);

        string? Text(string name) => body.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("env://RELO_TEST_SHORT_SECRET", SendResult.Impossible, "RO6507")]
    [InlineData("env://RELO_TEST_NO_SUCH_SECRET", SendResult.Failed, "RO6004")]
    public async Task Send_WithoutAUsableSecret_SendsNothing(string secret, SendResult result, string code)
    {
        await using var server = await PipelineServer.StartAsync(200, string.Empty);
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await host.SendAsync(Channel(server.Url, secret));

        Assert.Equal(result, outcome.Kind);
        Assert.StartsWith(code, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData(200, SendResult.Delivered)]
    [InlineData(204, SendResult.Delivered)]
    [InlineData(301, SendResult.Failed)]
    [InlineData(400, SendResult.Failed)]
    [InlineData(404, SendResult.Failed)]
    [InlineData(410, SendResult.Gone)]
    [InlineData(429, SendResult.Failed)]
    [InlineData(500, SendResult.Failed)]
    public async Task Send_Answer_IsJudgedByItsStatus(int status, SendResult expected)
    {
        await using var server = await PipelineServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await host.SendAsync(Channel(server.Url));

        Assert.Equal((expected, status), (outcome.Kind, outcome.Status));
        Assert.Equal(expected == SendResult.Delivered, outcome.Error.Length == 0);
    }

    [Fact]
    public async Task Send_AnswerWithRetryAfter_TellsHowLong()
    {
        await using var server = await PipelineServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        await using var host = new ChannelHost(ChannelHost.Loopback);

        Assert.Equal(TimeSpan.FromMinutes(2), (await host.SendAsync(Channel(server.Url))).RetryAfter);
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        await using var inner = await PipelineServer.StartAsync(200, string.Empty);
        await using var server = await PipelineServer.StartAsync((context, _) =>
        {
            context.Response.Redirect(inner.Url, permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        });
        await using var host = new ChannelHost(ChannelHost.Loopback);

        var outcome = await host.SendAsync(Channel(server.Url));

        Assert.StartsWith("RO6505", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(inner.Received);
    }

    [Fact]
    public async Task Send_AnswerWithoutEnd_IsCutOff()
    {
        var sent = new ConcurrentQueue<int>();
        await using var server = await PipelineServer.StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = 500;
            var piece = new byte[64 * 1024];
            try
            {
                while (sent.Sum() < 64 * 1024 * 1024)
                {
                    await context.Response.Body.WriteAsync(piece, context.RequestAborted);
                    sent.Enqueue(piece.Length);
                }
            }
            catch (Exception)
            {
                // The caller went away, as it should.
            }
        });
        await using var host = new ChannelHost(ChannelHost.Loopback);

        Assert.Equal((SendResult.Failed, 500), (await host.SendAsync(Channel(server.Url))) is var o ? (o.Kind, o.Status) : default);
        Assert.True(sent.Sum() < 32 * 1024 * 1024, "far more was taken than the limit");
    }

    [Fact]
    public async Task Send_ReceiverThatDoesNotAnswer_IsGivenUpInTime()
    {
        var never = new TaskCompletionSource();
        await using var server = await PipelineServer.StartAsync((context, _) => never.Task.WaitAsync(context.RequestAborted));
        await using var host = new ChannelHost(ChannelHost.Loopback, ("Notifications:Timeout", "00:00:01"));

        var outcome = await host.SendAsync(Channel(server.Url));

        Assert.Equal(SendResult.Failed, outcome.Kind);
        Assert.StartsWith("RO6503", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AddressFromASecret_IsNowhereInTheError()
    {
        await using var server = await PipelineServer.StartAsync((context, _) => PipelineServer.AnswerAsync(context, 500, "no such hook: " + context.Request.Path));
        await using var host = new ChannelHost(ChannelHost.Loopback);
        Environment.SetEnvironmentVariable("RELO_TEST_HOOK_URL", server.Url + "/services/T000/verysecretpart");

        var outcome = await host.SendAsync(new NotificationChannelDefinition { Id = "c", Type = NotificationChannelType.Slack, Url = "env://RELO_TEST_HOOK_URL" });

        Assert.Equal(SendResult.Failed, outcome.Kind);
        Assert.Equal("/services/T000/verysecretpart", Assert.Single(server.Received).Target);
        Assert.DoesNotContain(server.Url + "/services", outcome.Error, StringComparison.Ordinal);
    }

    private static NotificationChannelDefinition Channel(string url, params string[] secrets) =>
        new() { Id = "hooks", Type = NotificationChannelType.Webhook, Url = url, Secrets = secrets.Length == 0 ? ["env://RELO_TEST_HOOK_SECRET"] : [.. secrets] };
}
