using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>A client that asks again, with the same key, until it gets an answer; it notes what was acknowledged.</summary>
internal sealed class CrashClient(Uri server) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>What the server said it did.</summary>
    public ConcurrentBag<Acknowledged> Acknowledged { get; } = [];

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        (await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken)).Body;

    public async Task<HttpStatusCode> PostAsync(string path, object body, string user, string key, Acknowledged? promise, CancellationToken cancellationToken)
    {
        var (status, _) = await SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = JsonContent.Create(body),
                Headers = { { "Relo-User", user }, { "Idempotency-Key", key } },
            },
            cancellationToken);
        if (promise is not null && (int)status is 201 or 202)
        {
            Acknowledged.Add(promise!);
        }

        return status;
    }

    public async Task ApplyAsync(string yaml, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(() => new HttpRequestMessage(HttpMethod.Post, "/api/apply") { Content = new StringContent(yaml) }, cancellationToken);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
    }

    public void Dispose() => _client.Dispose();

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using var request = make();
                using var answer = await _client.SendAsync(request, cancellationToken);
                if ((int)answer.StatusCode < 500)
                {
                    var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                    return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(text.Length == 0 ? "null" : text));
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The server was killed; it comes back.
            }

            await Polling.PauseAsync(cancellationToken);
        }
    }
}
