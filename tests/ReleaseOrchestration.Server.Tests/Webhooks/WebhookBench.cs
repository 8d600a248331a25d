using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Tests.Conformance;
using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Crash;

namespace ReleaseOrchestration.Server.Tests.Webhooks;

/// <summary>The real server with a connector to a GitHub that sends it webhooks, and a log that can be read.</summary>
internal sealed class WebhookBench : IAsyncDisposable
{
    public const string Secret = "c41f5a0e9b7d4c63a8e2";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly FakeGitHub _github = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("relo-hooks-").FullName;
    private int _deliveries;

    public RecordingLoggerProvider Log { get; } = new();

    public RunningServer Server { get; private set; } = null!;

    public FakeRun Run => _github.Run;

    /// <summary>How often GitHub was asked for its run.</summary>
    public int Polls => _github.Received.Count(request => request.Method == "GET" && request.Path.EndsWith($"/actions/runs/{_github.Run.Id}", StringComparison.Ordinal));

    public string SecretReference => $"'file://{Path.Combine(_folder, "hook")}'";

    /// <param name="pollAfter">How long GitHub is not asked by itself.</param>
    /// <param name="settings">Of the server.</param>
    public static async Task<WebhookBench> StartAsync(string pollAfter = "1h", params string[] settings)
    {
        var bench = new WebhookBench();
        await bench._github.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(bench._folder, "token"), FakeSystem.Token);
        await File.WriteAllTextAsync(Path.Combine(bench._folder, "hook"), Secret + "\n");
        bench.Server = await RunningServer.StartConfiguredAsync(
            builder => builder.Logging.ClearProviders().AddProvider(bench.Log), folder: null, ["--Logging:LogLevel:Default", "Trace", .. settings]);
        var connector = bench._github.Connector($"file://{Path.Combine(bench._folder, "token")}", $", poll-after: {pollAfter}, webhook-secret: {bench.SecretReference}");
        var applied = await bench.Server.ApplyAsync($$"""
            {{connector}}
            ---
            process:
              id: pipeline
              phases:
                - phase:
                    id: build
                    activities:
                      - activity:
                          id: run
                          type: automated
                          pipeline: {connector: c, pipeline: {{bench._github.Pipeline}}}
                          outputs: {ARTIFACT: <+pipeline.outputs.artifact>}
            """);
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        return bench;
    }

    /// <summary>Starts the release and waits until its run is known.</summary>
    public async Task BeginAsync()
    {
        await Server.PostAsync("api/releases", new { id = "r1", process = "pipeline", start = true });
        var runs = Server.Services.GetRequiredService<ExternalRuns>();
        using var limit = new CancellationTokenSource(Patience);
        while (_github.Runs.Count == 0 || await runs.FindAsync(ExternalKeys.GitHub(_github.Authority, "octo-org", "octo-repo", Run.Id), limit.Token) is null)
        {
            await Polling.PauseAsync(limit.Token);
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    public void Finish() => Run.Finish(FakeEnd.Succeeded, Encoding.UTF8.GetBytes("{\"artifact\": \"a-1.4\"}"));

    /// <summary>The body of <c>workflow_run</c> about the run.</summary>
    public string Body(string action = "completed") => JsonSerializer.Serialize(new
    {
        action,
        workflow_run = new { id = Run.Id, name = "Build", status = action == "completed" ? "completed" : "in_progress", conclusion = "success", run_attempt = 1 },
        repository = new { id = 1296269, full_name = "octo-org/octo-repo" },
    });

    /// <summary>Sends a webhook as GitHub does, under a delivery of its own unless one is named.</summary>
    public Task<RunningServer.Answer> SendAsync(string body, string connector = "c", string secret = Secret, string? delivery = null) => Server.SendAsync(
        HttpMethod.Post,
        $"webhooks/{connector}",
        body,
        ("X-GitHub-Event", "workflow_run"),
        ("X-GitHub-Delivery", delivery ?? Interlocked.Increment(ref _deliveries).ToString(CultureInfo.InvariantCulture)),
        ("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}"));

    public async Task<string> StatusAsync() => (await Server.GetAsync("api/releases/r1/nodes/build.run")).Text("status");

    /// <summary>Waits until the activity has ended.</summary>
    public async Task EndedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await StatusAsync() == "Running")
        {
            await Polling.PauseAsync(limit.Token);
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>How often the trail of the release has an event.</summary>
    public async Task<int> EventsAsync(string name) => (await Server.GetAsync("api/releases/r1/audit?limit=500")).Json.GetProperty("items").EnumerateArray()
        .Count(line => line.GetProperty("entry").GetProperty("event").GetString() == name);

    /// <summary>The entries of refused webhooks in the trail of the server.</summary>
    public async Task<List<JsonElement>> RefusedAsync() =>
        [.. (await Server.GetAsync("api/audit?kind=webhook&limit=500")).Json.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("entry"))];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _github.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
