using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Server.Tests.Crash;

namespace ReleaseOrchestration.Server.Tests.Secrets;

/// <summary>Secrets reach the pipelines that need them and nothing else: no file, no log, no answer, no audit entry has them, however careless the pipelines are.</summary>
public sealed class SecretCanaryTests : IDisposable
{
    private const int Seed = 20261121;
    private const string Release = "r1";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly string _root = Directory.CreateTempSubdirectory("relo-canary-").FullName;
    private readonly Canaries _canaries = new(Seed);

    private string Data => Path.Combine(_root, "data");

    private string SecretFile => Path.Combine(_root, "key");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Release_WithCarelessPipelines_LeavesNoTraceOfItsSecrets()
    {
        using var limit = new CancellationTokenSource(Limit);
        await File.WriteAllTextAsync(SecretFile, _canaries.File + "\n", limit.Token);
        await using var pipelines = await CanaryPipelines.StartAsync(_canaries);
        var url = FreeUrl();
        using var server = await ServerProcess.StartAsync(Data, url, Variables());
        using var client = new HttpClient { BaseAddress = url };

        await RunAsync(client, pipelines, limit.Token);
        var found = new List<string>();
        found.AddRange(await new AnswerSearch(client, _canaries).SearchAsync(Release, limit.Token));
        server.Kill();
        found.AddRange(FoundInFiles());
        found.AddRange(_canaries.FoundIn(Encoding.UTF8.GetBytes(server.Output)).Select(shape => $"the log of the server: {shape}"));

        Assert.Empty(found);
        Assert.Contains("dbug", server.Output, StringComparison.Ordinal);
        Assert.Empty(pipelines.Untrusted);
        Assert.Equal(["asked", "at-once", "broken", "denied", "garbled", "reports", "reports-end"], pipelines.Trusted.Distinct().Order(StringComparer.Ordinal));
        Assert.True(pipelines.Trusted.Count(pipeline => pipeline == "at-once") > 1, "nobody retried");
        Assert.Equal([200, 200, 409, 409], pipelines.Reports.Order());
    }

    private async Task RunAsync(HttpClient client, CanaryPipelines pipelines, CancellationToken cancellationToken)
    {
        await OkAsync(await client.PostAsync("api/apply", new StringContent(CanaryProcess.Yaml(pipelines.Url, SecretFile)), cancellationToken));
        using var refused = await client.PostAsJsonAsync("api/releases", new { id = "r0", process = "canary", inputs = new { token = _canaries.Plain }, start = true }, cancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Empty(_canaries.FoundIn(await refused.Content.ReadAsByteArrayAsync(cancellationToken)));
        await OkAsync(await client.PostAsJsonAsync("api/releases", new { id = Release, process = "canary", inputs = new { token = "env://RELO_CANARY" }, start = true }, cancellationToken));
        await UntilAsync(client, "OnHold", cancellationToken);
        await OkAsync(await client.PostAsJsonAsync($"api/releases/{Release}/nodes/all.at_once/retry", new { reason = "once more" }, cancellationToken));
        await OkAsync(await client.PostAsJsonAsync($"api/releases/{Release}/nodes/all.no_setting/ignore", new { reason = "never worked" }, cancellationToken));
        await UntilAsync(client, "OnHold", cancellationToken);
    }

    private static async Task UntilAsync(HttpClient client, string status, CancellationToken cancellationToken)
    {
        while (true)
        {
            var release = await client.GetFromJsonAsync<JsonElement>($"api/releases/{Release}", cancellationToken);
            if (release.GetProperty("tree").GetProperty("status").GetString() == status)
            {
                return;
            }

            cancellationToken.ThrowIfCancellationRequested();
            await Polling.PauseAsync(cancellationToken);
        }
    }

    private static async Task OkAsync(HttpResponseMessage answer) =>
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private Dictionary<string, string> Variables() => new()
    {
        ["RELO_CANARY"] = _canaries.Environment,
        ["Logging__LogLevel__Default"] = "Debug",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug",
        ["Embedded__MaxEffectTries"] = "2",
        ["Embedded__FirstRetryDelay"] = "00:00:00.010",
        ["Connectors__Http__QuickPause"] = "00:00:00.001",
    };

    // The server was killed, so that what it has not moved into the database yet is there, too.
    private List<string> FoundInFiles()
    {
        var files = Directory.GetFiles(Data, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("-shm", StringComparison.Ordinal));
        return [.. files.SelectMany(file => _canaries.FoundIn(File.ReadAllBytes(file)).Select(shape => $"{Path.GetRelativePath(Data, file)}: {shape}"))];
    }
}
