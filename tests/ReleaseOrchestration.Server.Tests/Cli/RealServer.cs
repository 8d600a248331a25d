using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Server.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

/// <summary>The server as it is, on a folder of its own.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private RealServer(TemporaryFolder folder, WebApplication app) => (_folder, _app) = (folder, app);

    public Uri Address => new(_app.Urls.First());

    public static async Task<RealServer> StartAsync()
    {
        var folder = new TemporaryFolder();
        var app = ServerHost.Build(
            ["--data", folder.Path, "--urls", "http://127.0.0.1:0", "--Connectors:Http:AllowLoopback", "true"],
            builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        return new RealServer(folder, app);
    }

    /// <summary>Runs a command that must succeed.</summary>
    public Task<CommandLine> ReloAsync(params string[] args) => CommandLine.SucceedAsync(Address, args);

    /// <summary>Runs a command that must end with a code.</summary>
    public async Task<CommandLine> ReloAsync(int exitCode, params string[] args)
    {
        var command = new CommandLine(Address);
        var ended = await command.RunAsync(args);
        Assert.True(ended == exitCode, $"relo {string.Join(' ', args)} ended with {ended}: {command.Error}{command.Out}");
        return command;
    }

    public async Task ApplyAsync(string yaml) => Assert.Equal(ExitCodes.Done, await new CommandLine(Address) { Input = yaml }.RunAsync("apply", "-"));

    /// <summary>Waits until a node was given a status.</summary>
    public async Task UntilAsync(string release, string path, string status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var http = new HttpClient { BaseAddress = Address };
        await using var stream = await http.GetStreamAsync(new Uri($"api/releases/{release}/events", UriKind.Relative), patience.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(patience.Token))
        {
            Assert.False(item.EventType == "end", $"{release} ended before '{path}' was {status}.");
            var entry = JsonElement.Parse(item.Data).GetProperty("entry");
            if (Text(entry, "path") == path && Text(entry, "after") == status)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;
}
