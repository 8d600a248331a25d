using System.Net;
using System.Net.Sockets;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Http;

public sealed class HttpRetryTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task Start_TransientStatusTwice_SucceedsAtTheThirdTryWithTheSameKey(int status)
    {
        await using var server = await PipelineServer.StartAsync((context, number) =>
            number < 3 ? PipelineServer.AnswerAsync(context, status, "busy") : PipelineServer.AnswerAsync(context, 200, """{"status":"succeeded"}"""));
        await using var host = Host(server.Url);

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.Equal(PipelineStatus.Succeeded, ended.Status);
        Assert.Equal(3, server.Received.Count);
        Assert.Single(server.Received.Select(request => request.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task Start_TransientStatusThroughout_ThrowsSoThatTheDurableRetryGoesOn()
    {
        await using var server = await PipelineServer.StartAsync(503, "down for maintenance");
        await using var host = Host(server.Url);

        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(ConnectorHost.Start()));

        Assert.Equal("RO6106", error.Code);
        Assert.Contains("status 503 down for maintenance", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Received.Count);
    }

    [Fact]
    public async Task Start_NoAnswerInTime_ThrowsAfterTheQuickTries()
    {
        var release = new TaskCompletionSource();
        await using var server = await PipelineServer.StartAsync((_, _) => release.Task);
        await using var host = Host(server.Url, ", timeout: PT0.05S");

        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(ConnectorHost.Start()));

        Assert.Contains("no answer within 0.05s", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Received.Count);
        release.SetResult();
    }

    [Fact]
    public async Task Start_ConnectionBrokenInTheMiddle_IsTriedAgain()
    {
        await using var server = await PipelineServer.StartAsync((context, number) =>
        {
            if (number == 1)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return PipelineServer.AnswerAsync(context, 200, """{"status":"succeeded"}""");
        });
        await using var host = Host(server.Url);

        Assert.Equal(PipelineStatus.Succeeded, (await host.EndAsync(ConnectorHost.Start())).Status);
    }

    [Fact]
    public async Task Start_NobodyListens_Throws()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var host = Host($"http://127.0.0.1:{port}");

        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(ConnectorHost.Start()));

        Assert.StartsWith($"RO6106: `127.0.0.1:{port}`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_HostStops_IsCancelledAndNotTriedAgain()
    {
        using var stopping = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var server = await PipelineServer.StartAsync((_, _) =>
        {
            arrived.TrySetResult();
            return release.Task;
        });
        await using var host = Host(server.Url);

        var running = host.ExecuteAsync(ConnectorHost.Start(), stopping.Token);
        await arrived.Task;
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Single(server.Received);
        release.SetResult();
    }

    private static ConnectorHost Host(string url, string more = "") => new ConnectorHost().With($"connector: {{id: c, type: http, url: '{url}/start'{more}}}");
}
