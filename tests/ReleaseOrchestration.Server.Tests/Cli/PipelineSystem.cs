using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Server.Tests.Cli;

/// <summary>Runs pipelines: each succeeds at once, but for those that are to fail.</summary>
internal sealed class PipelineSystem : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PipelineSystem(WebApplication app)
    {
        _app = app;
        app.MapPost("/pipelines/{**pipeline}", RunAsync);
    }

    /// <summary>Pipelines whose next run fails.</summary>
    public ConcurrentDictionary<string, bool> ToFail { get; } = [];

    public ConcurrentQueue<string> Ran { get; } = [];

    public string Connector => $$"""
        connector:
          id: pipelines
          type: http
          url: {{_app.Urls.First()}}/pipelines/{pipeline}
        """;

    public static async Task<PipelineSystem> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var system = new PipelineSystem(builder.Build());
        await system._app.StartAsync();
        return system;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task RunAsync(HttpContext context, string pipeline)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Ran.Enqueue(pipeline);
        var name = pipeline.Split('/')[^1];
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(ToFail.TryRemove(pipeline, out _)
            ? """{"status": "failed", "message": "compile error"}"""
            : $$$"""{"status": "succeeded", "outputs": {"artifact": "{{{name}}}-1.0", "report": "all green"}}""");
    }
}
