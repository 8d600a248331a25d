using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class PeopleCommandsTests : IAsyncLifetime
{
    private const string Process = """
        process:
          id: people
          phases:
            - phase:
                id: ask
                activities:
                  - activity:
                      id: assess
                      type: manual
                      fields:
                        - {id: impact, type: text, required: true, min-length: 5}
                        - {id: users, type: number, required: true}
                  - activity:
                      id: agree
                      type: manual
                      approval: {approvers: [user:alice]}
                  - activity: {id: soak, type: wait, duration: 30d}
        """;

    private RealServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await RealServer.StartAsync();
        await _server.ApplyAsync(Process);
        await _server.ReloAsync("release", "start", "people", "--id", "r-1");
        await _server.UntilAsync("r-1", "ask.agree", "OnHold");
        await _server.UntilAsync("r-1", "ask.assess", "OnHold");
        await _server.UntilAsync("r-1", "ask.soak", "Running");
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Fields_InvalidAndThenValid_CompleteTheActivity()
    {
        var invalid = await _server.ReloAsync(ExitCodes.Refused, "activity", "fields", "r-1", "ask.assess", "impact=big", "users:=3");
        Assert.Contains("RO3106", invalid.Error, StringComparison.Ordinal);

        await _server.ReloAsync("activity", "fields", "r-1", "ask.assess", "impact=very big", "users:=3");

        await _server.UntilAsync("r-1", "ask.assess", "Succeeded");
    }

    [Fact]
    public async Task EndWait_Soak_EndsIt()
    {
        Assert.Contains("soak  Running  waits for timer", (await _server.ReloAsync("release", "show", "r-1")).Out, StringComparison.Ordinal);

        await _server.ReloAsync("activity", "end-wait", "r-1", "ask.soak", "--reason", "long enough");

        await _server.UntilAsync("r-1", "ask.soak", "Succeeded");
    }

    [Fact]
    public async Task Link_OfAnApprover_OpensThePage()
    {
        var link = await _server.ReloAsync("sign-off", "link", "r-1", "ask.agree", "alice", "--expires-in", "2h");

        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(link.Out.Trim()));
        Assert.True(page.IsSuccessStatusCode);
        Assert.Contains("in the name of alice", link.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOffList_ShowsWhomItWaitsFor()
    {
        var list = await _server.ReloAsync("sign-off", "list");

        Assert.Matches("r-1 +ask.agree +0/1 +user:alice", list.Out);
    }
}
