using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Api;

/// <summary>The HTTP API. Paths are below <c>/api</c>; a refusal and a server out of reach are a <see cref="ReloException"/>.</summary>
internal sealed partial class ReloClient : IDisposable
{
    private readonly HttpClient _http;

    private ReloClient(HttpClient http) => _http = http;

    public static ReloClient Create(ClientSettings settings)
    {
        var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = settings.Server,
            Timeout = TimeSpan.FromSeconds(100),
        };
        http.DefaultRequestHeaders.Add("Relo-User", settings.User);
        if (settings.Groups.Length > 0)
        {
            http.DefaultRequestHeaders.Add("Relo-Groups", settings.Groups);
        }

        if (settings.Credential is { } credential)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        }

        if (settings.IdempotencyKey is { } key)
        {
            http.DefaultRequestHeaders.Add("Idempotency-Key", key);
        }

        return new ReloClient(http);
    }

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, content: null, cancellationToken);

    public Task<ApiAnswer> PostAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body, type), cancellationToken);

    public Task<ApiAnswer> PostAsync(string path, string yaml, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, new StringContent(yaml, Encoding.UTF8, "application/yaml"), cancellationToken);

    public Task<ApiAnswer> PatchAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, path, JsonContent.Create(body, type), cancellationToken);

    public Task<ApiAnswer> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, path, content: null, cancellationToken);

    /// <summary>Sends a file as it is.</summary>
    public Task<ApiAnswer> PutFileAsync(string path, byte[] file, string mediaType, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } }, cancellationToken);

    /// <summary>The events after one of them, until the server closes the stream.</summary>
    public async IAsyncEnumerable<SseItem<string>> EventsAsync(string path, string lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (lastEventId.Length > 0)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        using var response = await ReachAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await RefuseAsync(response, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            yield return item;
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri Address(string path) => new("api/" + path, UriKind.Relative);

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Address(path)) { Content = content };
        using var response = await ReachAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        await RefuseAsync(response, cancellationToken);
        return new ApiAnswer(new Uri(_http.BaseAddress!, request.RequestUri!).ToString(), await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }

    private async Task<HttpResponseMessage> ReachAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, completion, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw new ReloException(ExitCodes.Unreachable, $"No server answers at {_http.BaseAddress} ({failure.Message}). Start one, or name another with --url or RELO_URL.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ReloException(ExitCodes.Unreachable, $"The server at {_http.BaseAddress} did not answer within {_http.Timeout.TotalSeconds:0} seconds. What was asked may have been done all the same.");
        }
    }

    private async Task RefuseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = (int)response.StatusCode;
        var problem = ReadProblem(await response.Content.ReadAsByteArrayAsync(cancellationToken)) ?? new ApiProblem
        {
            Title = $"The server at {_http.BaseAddress} answered {status} {response.ReasonPhrase}.",
        };
        throw new ReloException(status >= 500 ? ExitCodes.Unreachable : ExitCodes.Refused, problem.Message, problem with { Status = status });
    }

    private static ApiProblem? ReadProblem(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ReloJson.Default.ApiProblem) is { Message.Length: > 0 } problem ? problem : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
