using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Http;

public sealed class HostCircuitTests
{
    private static readonly (string, string)[] Few = [("Connectors:Http:FailuresBeforeBreak", "6")];

    [Fact]
    public async Task Call_HostThatFailsAllTheTime_IsLeftAlone()
    {
        await using var server = await PipelineServer.StartAsync(503, string.Empty);
        await using var host = Host(server);
        for (var call = 0; call < 2; call++)
        {
            await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(ConnectorHost.Start()));
        }

        var received = server.Received.Count;
        var error = await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(ConnectorHost.Start()));

        Assert.StartsWith("RO6112: ", error.Message, StringComparison.Ordinal);
        Assert.True(error.NothingDone);
        Assert.Equal(received, server.Received.Count);
    }

    [Fact]
    public async Task Call_OtherHost_IsCalled()
    {
        await using var failing = await PipelineServer.StartAsync(503, string.Empty);
        await using var working = await PipelineServer.StartAsync(200, """{"status":"succeeded"}""");
        await using var host = Host(failing);
        host.With($"connector: {{id: d, type: http, url: '{working.Url}/start'}}");
        for (var call = 0; call < 3; call++)
        {
            await Assert.ThrowsAsync<ConnectorUnavailableException>(() => host.ExecuteAsync(ConnectorHost.Start()));
        }

        Assert.Equal(PipelineStatus.Succeeded, (await host.EndAsync(ConnectorHost.Start("d"))).Status);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(429)]
    public async Task Call_HostThatOnlyRefuses_IsCalledEveryTime(int status)
    {
        await using var server = await PipelineServer.StartAsync(status, string.Empty);
        await using var host = Host(server);
        for (var call = 0; call < 10; call++)
        {
            await Record.ExceptionAsync(() => host.ExecuteAsync(ConnectorHost.Start()));
        }

        Assert.InRange(server.Received.Count, 10, 30);
        var last = await Record.ExceptionAsync(() => host.ExecuteAsync(ConnectorHost.Start()));
        Assert.DoesNotContain("RO6112", last?.Message ?? string.Empty, StringComparison.Ordinal);
    }

    private static ConnectorHost Host(PipelineServer server) => new ConnectorHost(Few).With($"connector: {{id: c, type: http, url: '{server.Url}/start'}}");
}
