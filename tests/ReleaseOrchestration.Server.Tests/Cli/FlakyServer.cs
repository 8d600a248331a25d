using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Server.Tests.Cli;

/// <summary>Serves the events of one release, each connection by its script: a real server cannot be made to lose a connection at a given event.</summary>
internal sealed class FlakyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<Func<HttpContext, Task>> _connections;

    private FlakyServer(WebApplication app, IEnumerable<Func<HttpContext, Task>> connections, string status)
    {
        _app = app;
        _connections = new(connections);
        app.MapGet("/api/releases/r-1/events", context =>
        {
            LastEventIds.Enqueue(context.Request.Headers["Last-Event-ID"].ToString());
            context.Response.ContentType = "text/event-stream";
            return _connections.Dequeue()(context);
        });
        app.MapGet("/api/releases/r-1", context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$$"""{"release":{"id":"r-1","run":1,"status":"{{{status}}}"},"tree":{"path":"","id":"r-1","kind":"release","status":"{{{status}}}","children":[]}}""");
        });
    }

    public ConcurrentQueue<string> LastEventIds { get; } = [];

    public Uri Address => new(_app.Urls.First());

    public static async Task<FlakyServer> StartAsync(string status, params IEnumerable<Func<HttpContext, Task>> connections)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FlakyServer(builder.Build(), connections, status);
        await server._app.StartAsync();
        return server;
    }

    public static async Task SendAsync(HttpContext context, int sequence)
    {
        await context.Response.WriteAsync(
            $"id: {sequence}\ndata: {{\"sequence\":{sequence},\"hash\":\"h\",\"entry\":{{\"sequence\":{sequence},\"at\":\"2025-04-07T06:00:00Z\",\"path\":\"build.a\",\"event\":\"activity.event{sequence}\"}}}}\n\n");
        await context.Response.Body.FlushAsync();
    }

    public static Task EndAsync(HttpContext context) => context.Response.WriteAsync("event: end\ndata: {}\n\n");

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
