using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>A system that takes pipeline calls, answers that it will call back, and tells what it was sent.</summary>
internal sealed class PipelineListener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<JsonElement> _calls = Channel.CreateUnbounded<JsonElement>();

    private PipelineListener(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/run";

    public static async Task<PipelineListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var listener = new PipelineListener(builder.Build());
        listener._app.MapPost("/run", async (HttpContext context) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            await listener._calls.Writer.WriteAsync(body.RootElement.Clone());
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        });
        await listener._app.StartAsync();
        return listener;
    }

    public async Task<string> CallbackAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return (await _calls.Reader.ReadAsync(patience.Token)).GetProperty("callbackUrl").GetString()!;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
