using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

public sealed class EarlyWebhooksTests
{
    private readonly MovableClock _clock = new();

    [Theory]
    [InlineData("c", "7", 1)]
    [InlineData("other", "7", 3600)]
    [InlineData("c", "8", 3600)]
    public async Task Start_RunWhoseEndWasTold_IsAskedForAtOnce(string connector, string handle, int seconds)
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"running","handle":"7"}""");
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/start', poll-url: '{server.Url}/runs/{{handle}}', poll-after: 1h}}");
        host.Services.GetRequiredService<EarlyWebhooks>().Add(connector, $"http:{new Uri(server.Url).Authority}/{handle}");

        var first = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start()));
        var second = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start(attempt: 2)));

        Assert.Equal((TimeSpan.FromSeconds(seconds), TimeSpan.FromHours(1)), (first.PollAfter, second.PollAfter));
    }

    [Fact]
    public async Task Start_RunThatIsNeverPolled_StaysSo()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"running","handle":"7"}""");
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/start'}}");
        host.Services.GetRequiredService<EarlyWebhooks>().Add("c", $"http:{new Uri(server.Url).Authority}/7");

        Assert.Null(Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(ConnectorHost.Start())).PollAfter);
    }

    [Fact]
    public void Take_AfterSomeMinutes_HasForgotten()
    {
        var early = new EarlyWebhooks(_clock);
        early.Add("c", "old");
        _clock.Advance(EarlyWebhooks.Keeping - TimeSpan.FromMinutes(1));
        early.Add("c", "late");
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.False(early.Take("c", "old"));
        Assert.True(early.Take("c", "late"));
        Assert.False(early.Take("c", "late"));
    }

    [Fact]
    public void Add_MoreThanAreRemembered_TheOldestGiveWay()
    {
        var early = new EarlyWebhooks(_clock);
        for (var n = 0; n <= EarlyWebhooks.Most; n++)
        {
            early.Add("c", n.ToString(CultureInfo.InvariantCulture));
        }

        Assert.False(early.Take("c", "0"));
        Assert.True(early.Take("c", "1"));
        Assert.True(early.Take("c", EarlyWebhooks.Most.ToString(CultureInfo.InvariantCulture)));
    }
}
