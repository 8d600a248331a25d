using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Functions.Tests.Pipelines;

/// <summary>
/// Runs pipelines as a real system would: one run for each idempotency key, however often it is asked for, and a report that is repeated until the app has taken or refused it.
/// </summary>
internal sealed class PipelineSystem : IAsyncDisposable
{
    private const string TakenBefore = "RO4204";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private readonly WebApplication _app;
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, PipelineRun> _runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _called = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _held = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _reporting = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> _reports = [];
    private readonly CancellationTokenSource _stop = new();

    private PipelineSystem(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single();

    /// <summary>What was run, by idempotency key.</summary>
    public IReadOnlyDictionary<string, PipelineRun> Runs => _runs;

    /// <summary>Calls without a key, or with one that differs from that in the body.</summary>
    public ConcurrentBag<string> BadCalls { get; } = [];

    /// <summary>Reports that were not taken, and not because they had been before.</summary>
    public ConcurrentBag<string> Refused { get; } = [];

    public static async Task<PipelineSystem> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var system = new PipelineSystem(builder.Build());
        system._app.MapPost("/{**pipeline}", system.RunAsync);
        await system._app.StartAsync();
        return system;
    }

    /// <summary>A pipeline was asked for, for the first time.</summary>
    public Task CalledAsync(string pipeline) => Called(pipeline).Task.WaitAsync(Patience);

    /// <summary>The next call of the pipeline gets no answer, though it runs; it reports once a call was answered.</summary>
    public void Hold(string pipeline) => _held[pipeline] = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_reports);
        await _app.DisposeAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private static object Report(string pipeline, JsonElement inputs) => pipeline.Split('/') switch
    {
        [_, "build", var service] => new { status = "succeeded", outputs = new { artifact = $"{service}-{inputs.GetProperty("version").GetString()}" } },
        [_, "tests", _] => new { status = "succeeded", outputs = new { report = "green" } },
        _ => new { status = "succeeded" },
    };

    private TaskCompletionSource Called(string pipeline) => _called.GetOrAdd(pipeline, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task<IResult> RunAsync(HttpRequest request)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
        var (key, pipeline) = (body.GetProperty("idempotencyKey").GetString()!, body.GetProperty("pipeline").GetString()!);
        if (key.Length == 0 || request.Headers["Idempotency-Key"] != key)
        {
            BadCalls.Add(body.ToString());
        }

        _runs.AddOrUpdate(key, new PipelineRun(pipeline, Calls: 1), (_, run) => run with { Calls = run.Calls + 1 });
        Called(pipeline).TrySetResult();
        if (_held.TryRemove(pipeline, out _))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, request.HttpContext.RequestAborted);
        }

        if (_reporting.TryAdd(key, true))
        {
            var inputs = body.TryGetProperty("inputs", out var given) ? given : default;
            _reports.Add(ReportAsync(new Uri(body.GetProperty("callbackUrl").GetString()!), Report(pipeline, inputs)));
        }

        return Results.Json(new { status = "accepted", handle = key }, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task ReportAsync(Uri callback, object report)
    {
        using var timer = new PeriodicTimer(BetweenReports);
        try
        {
            while (!await IsTakenAsync(callback, report))
            {
                await timer.WaitForNextTickAsync(_stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task NoteRefusalAsync(Uri callback, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(_stop.Token);
        if (!body.Contains(TakenBefore, StringComparison.Ordinal))
        {
            Refused.Add($"{callback}: {body}");
        }
    }

    private async Task<bool> IsTakenAsync(Uri callback, object report)
    {
        try
        {
            using var answer = await _client.PostAsJsonAsync(callback, report, _stop.Token);
            if (answer.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
            {
                await NoteRefusalAsync(callback, answer);
            }

            return answer.StatusCode < HttpStatusCode.InternalServerError;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !_stop.IsCancellationRequested)
        {
            // The app is down at the moment; a pipeline reports again.
            return false;
        }
    }
}
