using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Server.Hosting;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>The real server on a free port, with a data folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app, string folder)
    {
        (_app, Folder) = (app, folder);
        Address = new Uri(app.Services.GetRequiredService<IPublicAddress>().BaseUrl + "/");
        Client = new HttpClient { BaseAddress = Address };
    }

    public HttpClient Client { get; }

    public Uri Address { get; }

    public string Folder { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<RunningServer> StartAsync(string? folder = null, params string[] settings) => StartConfiguredAsync(configure: null, folder, settings);

    public static async Task<RunningServer> StartConfiguredAsync(Action<WebApplicationBuilder>? configure, string? folder, params string[] settings)
    {
        folder ??= Directory.CreateTempSubdirectory("relo-api-").FullName;
        string[] args = ["--data", folder, "--urls", "http://127.0.0.1:0", "--Connectors:Http:AllowLoopback", "true", "--Logging:LogLevel:Default", "Warning", .. settings];
        var app = ServerHost.Build(args, configure);
        await app.StartAsync();
        return new RunningServer(app, folder);
    }

    public async Task<Answer> ApplyAsync(string yaml) => await SendAsync(HttpMethod.Post, "api/apply", yaml, mediaType: "application/yaml");

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, body: null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, JsonSerializer.Serialize(body ?? new object()), headers);

    public Task<Answer> SendAsync(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, body, "application/json", headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body, string mediaType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers.ContentType?.MediaType ?? string.Empty);
    }

    public async ValueTask StopAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    internal sealed record Answer(HttpStatusCode Status, string Body, HttpResponseHeaders Headers, string MediaType)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string Code => Json.GetProperty("code").GetString()!;

        public string Text(params string[] path) => path.Aggregate(Json, (element, name) => element.GetProperty(name)).ToString();
    }
}
