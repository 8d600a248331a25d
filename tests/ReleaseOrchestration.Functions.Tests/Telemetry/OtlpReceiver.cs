using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Functions.Tests.Support;

namespace ReleaseOrchestration.Functions.Tests.Telemetry;

/// <summary>A collector: keeps the newest value of each series that is exported to it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, MetricPoint> _points = new(StringComparer.Ordinal);
    private int _exports;

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_app.Urls.Single());

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var receiver = new OtlpReceiver(builder.Build());
        receiver._app.MapPost("/v1/metrics", receiver.ReceiveAsync);
        receiver._app.MapPost("/v1/{signal}", () => Results.Ok());
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Everything that was counted until now: what is exported twice from here on holds it.</summary>
    public async Task<List<MetricPoint>> CountedAsync()
    {
        var begin = Volatile.Read(ref _exports);
        await Wait.UntilAsync(() => Task.FromResult(Volatile.Read(ref _exports) >= begin + 2), () => "Metrics are exported.", Patience);
        return [.. _points.Values];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        foreach (var point in OtlpMetrics.Read(body.ToArray()))
        {
            _points[point.Series] = point;
        }

        Interlocked.Increment(ref _exports);
        return Results.Ok();
    }
}
