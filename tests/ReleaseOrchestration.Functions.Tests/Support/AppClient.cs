using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ReleaseOrchestration.Functions.Tests.Support;

/// <summary>A caller of the app's API.</summary>
internal sealed class AppClient(Uri url) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
    private int _reads;

    /// <summary>How many releases were read: the measure of what looking costs.</summary>
    public int Reads => _reads;

    public Task<AppAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    public Task<AppAnswer> PostAsync(string path, object body, string? user = null, string? groups = null) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), user, groups);

    public Task<AppAnswer> ApplyAsync(string yaml)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(yaml));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        return SendAsync(HttpMethod.Post, "api/apply", content);
    }

    public async Task<AppAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? user = null, string? groups = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (user is not null)
        {
            request.Headers.Add("Relo-User", user);
        }

        if (groups is not null)
        {
            request.Headers.Add("Relo-Groups", groups);
        }

        using var answer = await _client.SendAsync(request);
        return new AppAnswer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens the event stream of a release.</summary>
    public async Task<HttpResponseMessage> EventsAsync(string release, string? lastEventId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/releases/{release}/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    /// <summary>The release as people see it.</summary>
    public async Task<JsonElement> ReleaseAsync(string release)
    {
        Interlocked.Increment(ref _reads);
        var answer = await GetAsync($"api/releases/{release}");
        Assert.True(answer.Status == HttpStatusCode.OK, $"{answer.Status}: {answer.Body}");
        return answer.Json;
    }

    /// <summary>The first entries of the trail of a release, at most 500.</summary>
    public async Task<List<(string Path, string Event, string Actor)>> TrailAsync(string release)
    {
        var page = await GetAsync($"api/releases/{release}/audit?limit=500");
        return [.. page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("entry")).Select(entry =>
            (entry.GetProperty("path").GetString()!, entry.GetProperty("event").GetString()!, entry.GetProperty("actor").GetString()!))];
    }

    public void Dispose() => _client.Dispose();
}
