using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>The public HTTP API, as any other client sees it.</summary>
internal sealed class DemoApi(Uri address) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    public Task ApplyAsync(string documents, CancellationToken cancellationToken) =>
        PostAsync("api/apply", new StringContent(documents, Encoding.UTF8, "application/yaml"), DemoPerson.Release, key: null, cancellationToken);

    public async Task<string> StartReleaseAsync(string process, string inputSet, string name, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["process"] = process, ["inputSet"] = inputSet, ["name"] = name, ["start"] = true };
        var created = await PostAsync("api/releases", Json(body), DemoPerson.Release, key: null, cancellationToken);
        return created.GetProperty("id").GetString()!;
    }

    public Task<JsonElement> ReleaseAsync(string id, CancellationToken cancellationToken) => GetAsync($"api/releases/{id}", cancellationToken);

    public Task<JsonElement> VerifyAsync(string id, CancellationToken cancellationToken) => GetAsync($"api/releases/{id}/audit/verify", cancellationToken);

    public Task FinishTaskAsync(string id, string path, string task, DemoPerson by, CancellationToken cancellationToken) =>
        PostAsync($"api/releases/{id}/nodes/{path}/tasks/{task}", Json(new JsonObject { ["status"] = "Done", ["comment"] = "done" }), by, $"{id}-{path}-{task}", cancellationToken);

    public Task ApproveAsync(string id, string path, DemoPerson by, CancellationToken cancellationToken) =>
        PostAsync($"api/releases/{id}/nodes/{path}/decide", Json(new JsonObject { ["decision"] = "approve", ["comment"] = "looks good" }), by, $"{id}-{path}-{by.Id}", cancellationToken);

    /// <summary>A signed link with which that person can decide.</summary>
    public async Task<string> LinkAsync(string id, string path, DemoPerson person, CancellationToken cancellationToken)
    {
        var link = await PostAsync($"api/releases/{id}/nodes/{path}/links", Json(new JsonObject { ["person"] = $"user:{person.Id}" }), DemoPerson.Release, key: null, cancellationToken);
        return link.GetProperty("url").GetString()!;
    }

    /// <summary>Yields once for each thing that happens in a release, until it has ended.</summary>
    public async IAsyncEnumerable<string> EventsAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(new Uri($"api/releases/{id}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "event: end")
            {
                yield break;
            }

            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                yield return line["data:".Length..];
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new DemoException($"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.AbsolutePath} was answered {(int)response.StatusCode}: {text}");
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    private async Task<JsonElement> PostAsync(string path, HttpContent content, DemoPerson by, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("Relo-User", by.Id);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await _client.SendAsync(request, cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }
}
