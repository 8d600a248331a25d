using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Server.Tests.Secrets;

/// <summary>A pipeline server that needs its secrets, checks that it got them, and is careless with them in every answer it can give.</summary>
internal sealed class CanaryPipelines : IAsyncDisposable
{
    private const int BeforeTheCut = 480;
    private readonly WebApplication _app;
    private readonly Canaries _canaries;
    private readonly HttpClient _client = new();
    private readonly ConcurrentBag<Task> _reports = [];

    private CanaryPipelines(WebApplication app, Canaries canaries) => (_app, _canaries) = (app, canaries);

    public string Url => _app.Urls.First();

    /// <summary>The pipelines that were started with both secrets.</summary>
    public ConcurrentQueue<string> Trusted { get; } = new();

    /// <summary>The pipelines that were started without.</summary>
    public ConcurrentQueue<string> Untrusted { get; } = new();

    /// <summary>How reports were answered.</summary>
    public ConcurrentQueue<int> Reports { get; } = new();

    private string Echo => Canaries.Echo(_canaries.Environment) + Canaries.Echo(_canaries.File);

    private string Log => $"{Url}/logs?token={Uri.EscapeDataString(_canaries.Environment)}&key={Uri.EscapeDataString(_canaries.File)}";

    private object Failed => new { status = "failed", message = Echo, logUrl = Log, outputs = Outputs };

    private Dictionary<string, object> Outputs => new() { ["echo"] = Echo, ["list"] = new object[] { Echo, new { nested = _canaries.Environment } }, [_canaries.File] = 1 };

    public static async Task<CanaryPipelines> StartAsync(Canaries canaries)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var pipelines = new CanaryPipelines(builder.Build(), canaries);
        pipelines._app.MapPost("/run/{pipeline}", pipelines.RunAsync);
        pipelines._app.MapGet("/runs/{pipeline}", () => Results.Json(pipelines.Failed));
        await pipelines._app.StartAsync();
        return pipelines;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_reports);
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task<IResult> RunAsync(string pipeline, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var token = body.RootElement.GetProperty("inputs").GetProperty("token").GetString();
        var trusted = token == _canaries.Environment && request.Headers.Authorization == $"Bearer {_canaries.File}";
        (trusted ? Trusted : Untrusted).Enqueue(pipeline);
        return pipeline switch
        {
            "at-once" => Results.Json(Failed),
            "asked" => Results.Json(new { status = "running", handle = pipeline, logUrl = Log, pollUrl = $"{Url}/runs/{pipeline}", pollAfter = "1s" }),
            "denied" => Results.Text(new string('x', BeforeTheCut) + _canaries.Environment + Echo, statusCode: StatusCodes.Status403Forbidden),
            "broken" => Results.Text(Echo, statusCode: StatusCodes.Status502BadGateway),
            "garbled" => Results.Text("{\"status\": " + Echo),
            _ => Promise(pipeline, new Uri(body.RootElement.GetProperty("callbackUrl").GetString()!)),
        };
    }

    private IResult Promise(string pipeline, Uri callback)
    {
        _reports.Add(ReportAsync(callback, pipeline == "reports-end" ? new { status = "succeeded", message = Echo, logUrl = Log, outputs = Outputs } : Failed));
        return Results.Json(new { status = "accepted", handle = _canaries.Environment, logUrl = Log }, statusCode: StatusCodes.Status202Accepted);
    }

    // Twice: the second time the server records what changes nothing.
    private async Task ReportAsync(Uri callback, object report)
    {
        for (var time = 0; time < 2; time++)
        {
            using var answer = await _client.PostAsJsonAsync(callback, report);
            Reports.Enqueue((int)answer.StatusCode);
        }
    }
}
