using System.Net;
using System.Text;
using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Crash;

namespace ReleaseOrchestration.Server.Tests.Checks;

/// <summary>A pipeline of Azure DevOps that waits for the real server.</summary>
public sealed class CheckServerTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Secret = "f1d2a8c03b";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly FakeAzureDevOps _azure = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("relo-checks-").FullName;

    public async Task InitializeAsync()
    {
        await _azure.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, "hook"), Secret);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _azure.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Check_NodeThatEndsAfterARestartOfTheServer_IsAnsweredOnce()
    {
        var first = await BeginAsync();
        Assert.Equal((HttpStatusCode.OK, "waiting"), await AskAsync(first, "check?release=r1&node=work.do_it"));
        Assert.Equal((HttpStatusCode.OK, "repeated"), await AskAsync(first, "check?release=r1&node=work.do_it"));
        await first.StopAsync();
        Assert.Empty(_azure.Events);

        await using var second = await RunningServer.StartAsync(first.Folder);
        var done = await second.SendAsync(HttpMethod.Post, "api/releases/r1/nodes/work.do_it/tasks/done", """{"status": "done"}""");
        Assert.True(done.Status == HttpStatusCode.Accepted, done.Body);
        await AnsweredAsync(1);

        Assert.Equal("succeeded", Assert.Single(_azure.Events).Json.GetProperty("result").GetString());
        var audit = await AuditedAsync(second, "check.answered");
        Assert.DoesNotContain(FakeAzureDevOps.PlanToken, audit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check?release=r1", "wrong", HttpStatusCode.Unauthorized, "RO4210")]
    [InlineData("check?release=r1&node=work.nope", Secret, HttpStatusCode.NotFound, "RO4308")]
    [InlineData("check?release=nope", Secret, HttpStatusCode.NotFound, "RO4302")]
    [InlineData("check", Secret, HttpStatusCode.UnprocessableEntity, "RO4211")]
    public async Task Check_NotAsItMustBe_IsRefused(string address, string secret, HttpStatusCode status, string code)
    {
        await using var server = await BeginAsync();
        Assert.Equal((status, code), await AskAsync(server, address, secret));
        Assert.Contains("A check for the connector c was refused", (await server.GetAsync("api/audit?kind=webhook")).Body, StringComparison.Ordinal);
    }

    private async Task<RunningServer> BeginAsync()
    {
        var server = await RunningServer.StartAsync();
        var connector = _azure.Connector("env://T", $", webhook-secret: 'file://{Path.Combine(_folder, "hook")}'");
        var applied = await server.ApplyAsync($$$"""
            {{{connector}}}
            ---
            process:
              id: manual
              phases:
                - phase: {id: work, activities: [{activity: {id: do_it, type: manual, tasks: [{id: done, name: Done}]}}]}
            """);
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        await server.PostAsync("api/releases", new { id = "r1", process = "manual", start = true });
        return server;
    }

    private async Task<(HttpStatusCode Status, string Said)> AskAsync(RunningServer server, string address, string secret = Secret)
    {
        var headers = _azure.CheckHeaders().Select(header => (header.Key, header.Value)).Append(("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x:{secret}"))}"));
        var answer = await server.SendAsync(HttpMethod.Post, $"webhooks/c/{address}", "{}", [.. headers]);
        return (answer.Status, answer.Status == HttpStatusCode.OK ? answer.Text("state") : answer.Code);
    }

    private async Task AnsweredAsync(int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (_azure.Events.Count() < count)
        {
            await Polling.PauseAsync(limit.Token);
        }
    }

    private static async Task<string> AuditedAsync(RunningServer server, string name)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var body = (await server.GetAsync("api/audit?kind=check")).Body;
            if (body.Contains(name, StringComparison.Ordinal))
            {
                return body;
            }

            await Polling.PauseAsync(limit.Token);
        }
    }
}
