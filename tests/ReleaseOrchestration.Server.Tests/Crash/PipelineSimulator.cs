using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>
/// Pipelines as a real system would run them: one run for each idempotency key, however often it is asked for, and a report that is repeated until
/// the server has taken or refused it.
/// </summary>
internal sealed class PipelineSimulator : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HttpStatusCode> _reports = new(StringComparer.Ordinal);
    private readonly Channel<string> _happenings = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _reporting = [];

    private PipelineSimulator(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>How often each key was asked for.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>How each report was answered.</summary>
    public IReadOnlyDictionary<string, HttpStatusCode> Reports => _reports;

    /// <summary>Calls without a key, or with a key that differs from that in the body.</summary>
    public ConcurrentBag<string> BadCalls { get; } = [];

    /// <summary>One item for each call and each report, as they happen.</summary>
    public ChannelReader<string> Happenings => _happenings.Reader;

    public static async Task<PipelineSimulator> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var simulator = new PipelineSimulator(app);
        app.MapPost("/run", simulator.RunAsync);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        simulator.Url = new Uri(address);
        return simulator;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_reporting);
        await _app.DisposeAsync();
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task<IResult> RunAsync(HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var key = body.RootElement.GetProperty("idempotencyKey").GetString() ?? string.Empty;
        if (key.Length == 0 || request.Headers["Idempotency-Key"] != key)
        {
            BadCalls.Add(body.RootElement.ToString());
        }

        if (_calls.AddOrUpdate(key, 1, (_, n) => n + 1) == 1)
        {
            var callback = new Uri(body.RootElement.GetProperty("callbackUrl").GetString()!);
            _reporting.Add(ReportAsync(key, callback));
        }

        _happenings.Writer.TryWrite(key);
        return Results.Json(new { status = "accepted", handle = key }, statusCode: 202);
    }

    /// <summary>The first attempt of every build_b fails; all else succeeds.</summary>
    private async Task ReportAsync(string key, Uri callback)
    {
        var fails = key.Contains("build.build_b/1", StringComparison.Ordinal);
        object report = fails
            ? new { status = "failed", message = "compile error" }
            : new { status = "succeeded", outputs = new { artifact = $"artifact of {key}" } };
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await _client.PostAsJsonAsync(callback, report, _stop.Token);
                if ((int)answer.StatusCode < 500)
                {
                    _reports[key] = answer.StatusCode;
                    _happenings.Writer.TryWrite(key);
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                // The server is down at the moment; a pipeline reports again.
            }

            await Polling.PauseAsync(_stop.Token);
        }
    }
}
