using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Server.Tests.Notifications;

/// <summary>A receiver of webhooks as Standard Webhooks asks for one: it verifies, knows repetitions by their id, and is out of order now and then.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly byte[] Key = StandardWebhooks.Key(Secret)!;
    private readonly WebApplication _app;
    private readonly Channel<string> _happenings = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private int _requests;

    private HookReceiver(WebApplication app) => _app = app;

    public string Url { get; private set; } = string.Empty;

    /// <summary>Every how many ids the first request is answered with 503; 0 for never. The second pause is five minutes, so nothing fails twice.</summary>
    public int FailEvery { get; init; }

    /// <summary>What was taken, by its <c>webhook-id</c>.</summary>
    public ConcurrentDictionary<string, JsonElement> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests whose signature was wrong, or that said something else than before with the same id.</summary>
    public ConcurrentBag<string> Bad { get; } = [];

    /// <summary>One item for each request, once it was taken or turned away.</summary>
    public ChannelReader<string> Happenings => _happenings.Reader;

    public static async Task<HookReceiver> StartAsync(int failEvery = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new HookReceiver(app) { FailEvery = failEvery };
        // As a delegate: taken for a RequestDelegate its result would be thrown away, and every answer be 200.
        app.MapPost("/hook", (Delegate)receiver.TakeAsync);
        await app.StartAsync();
        receiver.Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook";
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        var id = context.Request.Headers[StandardWebhooks.IdHeader].ToString();
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(context.Request.Headers[StandardWebhooks.TimestampHeader]!, CultureInfo.InvariantCulture));
        var isSigned = context.Request.Headers[StandardWebhooks.SignatureHeader].ToString() == StandardWebhooks.Sign(id, at, bytes, [Key]);
        if (_seen.TryAdd(id, true) && FailEvery > 0 && Interlocked.Increment(ref _requests) % FailEvery == 0)
        {
            _happenings.Writer.TryWrite(id);
            return Results.StatusCode(503);
        }

        var json = JsonSerializer.Deserialize<JsonElement>(bytes);
        if (!isSigned || (Taken.TryGetValue(id, out var before) && before.GetProperty("id").GetString() != json.GetProperty("id").GetString()))
        {
            Bad.Add(id);
        }

        Taken[id] = json;
        _happenings.Writer.TryWrite(id);
        return Results.NoContent();
    }
}
