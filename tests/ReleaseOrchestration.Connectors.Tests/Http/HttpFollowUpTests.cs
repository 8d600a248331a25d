using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Http;

public sealed class HttpFollowUpTests
{
    private const string Key = "r1/2/build.build_a/1";

    [Fact]
    public async Task Poll_UrlOfTheAnswer_IsAskedUntilTheEnd()
    {
        await using var server = await PipelineServer.StartAsync((context, number) => number switch
        {
            1 => PipelineServer.AnswerAsync(context, 202, """{"status":"accepted","handle":"7","pollUrl":"/runs/7","pollAfter":3}"""),
            2 => PipelineServer.AnswerAsync(context, 200, """{"status":"running","pollAfter":"2m"}"""),
            _ => PipelineServer.AnswerAsync(context, 200, """{"status":"succeeded","outputs":{"x":1}}"""),
        });
        await using var host = Host(server);

        var started = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));
        var running = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(Poll(started.Handle)));
        var ended = await host.EndAsync(Poll(running.Handle));

        Assert.Equal((TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(2), PipelineStatus.Succeeded), (started.PollAfter, running.PollAfter, ended.Status));
        Assert.Equal(["POST /start", "GET /runs/7", "GET /runs/7"], server.Received.Select(request => $"{request.Method} {request.Target}"));
        Assert.All(server.Received, request => Assert.Equal(Key, request.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task Poll_UrlOfTheSettings_GetsTheHandle()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"running","handle":"a b"}""");
        await using var host = Host(server, $", pollUrl: '{server.Url}/runs/{{handle}}', poll-after: 5s");

        var started = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));
        await host.ExecuteAsync(Poll(started.Handle));

        Assert.Equal(("a b", TimeSpan.FromSeconds(5)), (started.Handle, started.PollAfter));
        Assert.Equal("/runs/a%20b", server.Received.Last().Target);
    }

    [Fact]
    public async Task Poll_PauseOfNothing_IsAtLeastASecond()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"running","pollUrl":"/x","pollAfter":0.001}""");
        await using var host = Host(server);

        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start())).PollAfter);
    }

    [Fact]
    public async Task Poll_ConnectorMovedToAnotherHost_DoesNotSendItsHeadersToTheFormer()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"running","pollUrl":"/runs/7"}""");
        await using var host = Host(server);
        var started = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));
        host.With("connector: {id: c, type: http, url: 'https://moved.test/start'}");

        var ended = await host.EndAsync(Poll(started.Handle));

        Assert.StartsWith("RO6110", ended.Message, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Poll_NoAddress_Fails()
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: http, url: 'https://ci.test/start'}");

        Assert.StartsWith("RO6111", (await host.EndAsync(Poll("7"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_UrlOfTheAnswer_IsCalledWithHandleAndKey()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"accepted","handle":"7","cancelUrl":"/runs/7/cancel"}""");
        await using var host = Host(server);
        var started = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));

        Assert.IsType<EffectDone>(await host.ExecuteAsync(Cancel(started.Handle)));

        var request = server.Received.Last();
        Assert.Equal(("POST", "/runs/7/cancel", Key), (request.Method, request.Target, request.Headers["Idempotency-Key"]));
        Assert.Equal($$"""{"handle":"7","idempotencyKey":"{{Key}}"}""", request.Body.GetRawText());
    }

    [Fact]
    public async Task Cancel_StartNotConfirmed_CallsTheAddressThatNeedsNoHandle()
    {
        await using var server = await PipelineServer.StartAsync(200, string.Empty);
        await using var host = Host(server, $", cancelUrl: '{server.Url}/cancel'");

        await host.ExecuteAsync(Cancel(string.Empty));

        Assert.Equal("/cancel", Assert.Single(server.Received).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", cancelUrl: 'https://ci.test/runs/{handle}/cancel'")]
    public async Task Cancel_NothingToCall_IsDone(string setting)
    {
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: 'https://ci.test/start'{setting}}}");

        Assert.IsType<EffectDone>(await host.ExecuteAsync(Cancel(string.Empty)));
    }

    [Fact]
    public async Task Cancel_PipelineUnknownThere_IsDoneAndLogged()
    {
        await using var server = await PipelineServer.StartAsync(404, "no run 7");
        await using var host = Host(server, $", cancelUrl: '{server.Url}/cancel'");

        Assert.IsType<EffectDone>(await host.ExecuteAsync(Cancel("7")));

        Assert.Contains("status 404: no run 7", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_ServerDown_ThrowsSoThatItIsTriedAgain()
    {
        await using var server = await PipelineServer.StartAsync(500, string.Empty);
        await using var host = Host(server, $", cancelUrl: '{server.Url}/cancel'");

        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(Cancel("7")));
    }

    private static PollPipeline Poll(string handle) => new() { Connector = "c", Handle = handle, IdempotencyKey = Key };

    private static CancelPipeline Cancel(string handle) => new() { Connector = "c", Handle = handle, IdempotencyKey = Key };

    private static ConnectorHost Host(PipelineServer server, string more = "") => new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/start'{more}}}");
}
