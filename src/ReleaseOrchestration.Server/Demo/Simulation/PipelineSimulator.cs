using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Server.Demo.Simulation;

/// <summary>A system that runs pipelines: takes a call, answers at once that it accepts, calls back when the run has ended. A call with a known idempotency key starts nothing.</summary>
internal sealed class PipelineSimulator : IAsyncDisposable
{
    private const int CallbackTries = 5;
    private static readonly TimeSpan CallbackPause = TimeSpan.FromMilliseconds(200);
    private readonly WebApplication _app;
    private readonly TimeProvider _timeProvider;
    private readonly HttpClient _client = new();
    private readonly ConcurrentDictionary<string, SimulatedRun> _runs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _running = [];
    private int _count;

    private PipelineSimulator(WebApplication app, TimeProvider timeProvider) => (_app, _timeProvider) = (app, timeProvider);

    public string Url => _app.Urls.Single();


    public static async Task<PipelineSimulator> StartAsync(TimeProvider timeProvider)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var simulator = new PipelineSimulator(builder.Build(), timeProvider);
        simulator._app.MapPost("/pipelines", simulator.AcceptAsync);
        simulator._app.MapGet("/runs/{handle}", simulator.Log);
        await simulator._app.StartAsync();
        return simulator;
    }

    /// <summary>What a release had it run, in order.</summary>
    public ImmutableArray<SimulatedRun> RunsOf(string releaseId) =>
        [.. _runs.Values.Where(run => run.Key.StartsWith(releaseId + "/", StringComparison.Ordinal)).OrderBy(run => run.Handle, StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_running);
        await _app.DisposeAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task<IResult> AcceptAsync(HttpRequest request)
    {
        if (await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) is not JsonObject body || Text(body, "idempotencyKey").Length == 0)
        {
            return Results.BadRequest("An idempotency key is required.");
        }

        var wanted = Read(body);
        var run = _runs.AddOrUpdate(wanted.Key, wanted, (_, known) => known with { Calls = known.Calls + 1 });
        if (run.Handle == wanted.Handle)
        {
            _running.Add(RunAsync(run));
        }

        var answer = new JsonObject { ["status"] = "accepted", ["handle"] = run.Handle, ["logUrl"] = LogUrl(run) };
        return Results.Text(answer.ToJsonString(), "application/json", Encoding.UTF8, StatusCodes.Status202Accepted);
    }

    private SimulatedRun Read(JsonObject body)
    {
        var inputs = body["inputs"] as JsonObject ?? [];
        return new SimulatedRun
        {
            Handle = Interlocked.Increment(ref _count).ToString("0000", CultureInfo.InvariantCulture),
            Key = Text(body, "idempotencyKey"),
            Pipeline = Text(body, "pipeline"),
            CallbackUrl = Text(body, "callbackUrl"),
            Version = Text(inputs, "version"),
            Artifact = Text(inputs, "ARTIFACT"),
        };
    }

    private IResult Log(string handle) =>
        _runs.Values.FirstOrDefault(run => run.Handle == handle) is { } run ? Results.Text($"Run {run.Handle} of {run.Pipeline} for {run.Key}\n") : Results.NotFound();

    private async Task RunAsync(SimulatedRun run)
    {
        try
        {
            await Task.Delay(SimulatedPipelines.DurationOf(run.Pipeline), _timeProvider, _stop.Token);
            var end = new JsonObject { ["status"] = "succeeded", ["outputs"] = SimulatedPipelines.OutputsOf(run, LogUrl(run)), ["logUrl"] = LogUrl(run) };
            for (var remaining = CallbackTries; remaining > 0 && !await CallBackAsync(run, end.ToJsonString()); remaining--)
            {
                await Task.Delay(CallbackPause, _timeProvider, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The demo ends before this run does.
        }
    }

    private async Task<bool> CallBackAsync(SimulatedRun run, string body)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _client.PostAsync(new Uri(run.CallbackUrl), content, _stop.Token);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string LogUrl(SimulatedRun run) => $"{Url}/runs/{run.Handle}";

    private static string Text(JsonObject body, string name) => body[name]?.GetValueKind() == System.Text.Json.JsonValueKind.String ? body[name]!.GetValue<string>() : string.Empty;
}
