using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Tests.Http;

public sealed class HttpStartTests
{
    [Fact]
    public async Task Start_AcceptedAnswer_SendsWhatIsToRunAndKeepsTheHandle()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"accepted","handle":"run-7","logUrl":"https://ci.test/run-7"}""");
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/p/{{pipeline}}?ref={{ref}}', headers: {{X-Team: core}}}}");
        var inputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("version", DataValue.Of("1.4")).Add("count", DataValue.Of(3));

        var accepted = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start() with { Inputs = inputs }));

        Assert.Equal(("run-7", "https://ci.test/run-7", null), (accepted.Handle, accepted.LogUrl, accepted.PollAfter));
        var request = Assert.Single(server.Received);
        Assert.Equal(("POST", "/p/services/build%20a?ref=release%2F1.4"), (request.Method, request.Target));
        Assert.Equal("r1/2/build.build_a/1", request.Headers["Idempotency-Key"]);
        Assert.Equal("core", request.Headers["X-Team"]);
        Assert.Equal(
            """{"pipeline":"services/build a","ref":"release/1.4","inputs":{"count":3,"version":"1.4"},"idempotencyKey":"r1/2/build.build_a/1","callbackUrl":"http://relo.test/callbacks/1","release":{"id":"r1","run":2},"path":"build.build_a","attempt":1}""",
            JsonSerializer.Serialize(request.Body));
    }

    [Fact]
    public async Task Start_EndedAnswer_EndsAtOnce()
    {
        await using var server = await PipelineServer.StartAsync(200, """{"status":"succeeded","outputs":{"artifact":"a-1.4","n":1.50,"list":[true,null]},"logUrl":"https://ci.test/1","message":"done"}""");
        await using var host = Host(server);

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.Equal((PipelineStatus.Succeeded, "done", "https://ci.test/1"), (ended.Status, ended.Message, ended.LogUrl));
        Assert.Equal("""{"artifact":"a-1.4","list":[true,null],"n":1.5}""", DataValue.Of(ended.Outputs).ToJson());
    }

    [Theory]
    [InlineData("failed", PipelineStatus.Failed)]
    [InlineData("Cancelled", PipelineStatus.Cancelled)]
    public async Task Start_BadEnd_IsThatEnd(string status, PipelineStatus expected)
    {
        await using var server = await PipelineServer.StartAsync(200, $$"""{"status":"{{status}}","message":"compile error"}""");
        await using var host = Host(server);

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.Equal((expected, "compile error"), (ended.Status, ended.Message));
    }

    [Fact]
    public async Task Start_EmptyAcceptedAnswer_WaitsForTheCallback()
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = Host(server);

        var accepted = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));
        Assert.Equal((string.Empty, null), (accepted.Handle, accepted.PollAfter));
    }

    [Theory]
    [InlineData(200, "", "RO6108")]
    [InlineData(200, "ok", "RO6108")]
    [InlineData(200, "[]", "RO6108")]
    [InlineData(200, "{}", "RO6108")]
    [InlineData(200, """{"status":"great"}""", "RO6108")]
    [InlineData(200, """{"status":"succeeded","outputs":[1]}""", "RO6108")]
    [InlineData(200, """{"status":"succeeded","outputs":{"n":1e99}}""", "RO6108")]
    [InlineData(200, """{"status":"succeeded","outputs":{"t":{"$secret":"env://PATH"}}}""", "RO6108")]
    [InlineData(202, """{"status":"accepted","pollAfter":"soon","pollUrl":"/x"}""", "RO6108")]
    [InlineData(202, """{"status":"accepted","pollUrl":"http://elsewhere.test/x"}""", "RO6110")]
    [InlineData(202, """{"status":"accepted","cancelUrl":"//elsewhere.test/x"}""", "RO6110")]
    [InlineData(302, "", "RO6107")]
    [InlineData(400, "no such pipeline", "RO6105")]
    [InlineData(401, "", "RO6105")]
    [InlineData(404, "gone", "RO6105")]
    public async Task Start_AnswerThatIsNoUse_FailsForGoodAndSaysWhy(int status, string body, string code)
    {
        await using var server = await PipelineServer.StartAsync(status, body);
        await using var host = Host(server);

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.Equal(PipelineStatus.Failed, ended.Status);
        Assert.StartsWith(code + ": ", ended.Message, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Start_RefusedCall_QuotesTheStartOfTheBody()
    {
        await using var server = await PipelineServer.StartAsync(422, "unknown\r\n  input 'x' " + new string('y', 5000));
        await using var host = Host(server);

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.Contains("status 422: unknown input 'x' yyy", ended.Message, StringComparison.Ordinal);
        Assert.InRange(ended.Message.Length, 500, 700);
    }

    [Fact]
    public async Task Start_AnswerOverOneMebibyte_Fails()
    {
        await using var server = await PipelineServer.StartAsync(200, $$"""{"status":"succeeded","message":"{{new string('x', 1024 * 1024)}}"}""");
        await using var host = Host(server);

        Assert.Contains("longer than 1 MiB", (await host.EndAsync(ConnectorHost.Start())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nowhere")]
    public async Task Start_LogUrlThatNoBrowserShouldOpen_IsDropped(string url)
    {
        await using var server = await PipelineServer.StartAsync(200, $$"""{"status":"succeeded","logUrl":"{{url}}"}""");
        await using var host = Host(server);

        Assert.Empty((await host.EndAsync(ConnectorHost.Start())).LogUrl);
    }

    private static ConnectorHost Host(PipelineServer server) => new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/start'}}");
}
