using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Tests.Parts;

/// <summary>A real server on a free port that answers as a test says and keeps what it was sent.</summary>
internal sealed class PipelineServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PipelineServer(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedRequest> Received { get; } = new();

    /// <summary>Without a slash at its end.</summary>
    public string Url => _app.Urls.Single();

    /// <summary>Starts a server; the number of the request, from 1, tells repeated ones apart.</summary>
    public static async Task<PipelineServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new PipelineServer(builder.Build());
        server._app.Run(context => server.HandleAsync(context, answer));
        await server._app.StartAsync();
        return server;
    }

    /// <summary>A server that always gives the same answer.</summary>
    public static Task<PipelineServer> StartAsync(int status, string body) => StartAsync((context, _) => AnswerAsync(context, status, body));

    public static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context, Func<HttpContext, int, Task> answer)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var body = text.Length > 0 ? JsonDocument.Parse(text).RootElement.Clone() : default;
        Received.Enqueue(new ReceivedRequest(context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body));
        await answer(context, Received.Count);
    }
}
