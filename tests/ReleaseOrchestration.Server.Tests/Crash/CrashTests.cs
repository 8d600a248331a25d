using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>The promise of a durable engine: a kill at any moment changes nothing that anyone was told.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Kills = 20;
    private const int Seed = 20261121;
    private const int RequestsOfPeople = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("relo-crash-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_AtTwentyMomentsWithFiftyReleasesUnderWay_LosesAndRepeatsNothing()
    {
        using var limit = new CancellationTokenSource(Limit);
        var url = FreeUrl();
        await using var pipelines = await PipelineSimulator.StartAsync();
        using var client = new CrashClient(url);
        var server = await ServerProcess.StartAsync(_folder, url);
        try
        {
            await client.ApplyAsync(CrashProcess.Yaml(pipelines.Url), limit.Token);
            var releases = Enumerable.Range(1, CrashProcess.Releases).Select(i => $"r{i}").ToList();
            var people = new CrashPeople(client, releases);
            var work = Task.Run(() => RunAsync(client, people, releases, limit.Token), limit.Token);
            server = await KillAsync(server, url, pipelines, limit.Token);
            await work;
            await CheckAsync(client, people, pipelines, limit.Token);
        }
        finally
        {
            server.Dispose();
        }
    }

    private static async Task RunAsync(CrashClient client, CrashPeople people, List<string> releases, CancellationToken cancellationToken)
    {
        foreach (var release in releases)
        {
            var status = await client.PostAsync("/api/releases", new { id = release, process = "crash", start = true }, "rita", $"start-{release}", new(release, string.Empty, "release.started", "user:rita"), cancellationToken);
            Assert.Equal(HttpStatusCode.Created, status);
        }

        await people.WorkAsync(cancellationToken);
    }

    private async Task<ServerProcess> KillAsync(ServerProcess server, Uri url, PipelineSimulator pipelines, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var happening = random.Next(1, 14); happening > 0; happening--)
            {
                await pipelines.Happenings.ReadAsync(cancellationToken);
            }

            server.Dispose();
            server = await ServerProcess.StartAsync(_folder, url);
        }

        return server;
    }

    private static async Task CheckAsync(CrashClient client, CrashPeople people, PipelineSimulator pipelines, CancellationToken cancellationToken)
    {
        Assert.All(people.Results, r => Assert.Equal("Succeeded", r.Value));
        Assert.Empty(pipelines.BadCalls);
        Assert.Equal(CrashProcess.Releases * RequestsOfPeople, client.Acknowledged.Distinct().Count());
        Assert.Equal(CrashProcess.Releases * 4, pipelines.Calls.Count);
        Assert.All(pipelines.Calls, c => Assert.InRange(c.Value, 1, Kills + 1));
        foreach (var release in people.Results.Keys)
        {
            var events = await EventsAsync(client, release, cancellationToken);
            Assert.All(events.Where(e => e.Event == "activity.ended").GroupBy(e => e.Path), g => Assert.Single(g));
            Assert.Equal(6, events.Count(e => e.Event == "activity.ended"));
            Assert.Single(events, e => e is { Event: "activity.attemptFailed", Path: "build.build_b" });
            foreach (var promise in client.Acknowledged.Where(a => a.Release == release).Distinct())
            {
                Assert.Single(events, e => e.Event == promise.Event && e.Path == promise.Path && e.Actor == promise.Actor);
            }

            var verification = await client.GetAsync($"/api/releases/{release}/audit/verify", cancellationToken);
            Assert.True(verification.GetProperty("valid").GetBoolean(), verification.ToString());
        }
    }

    private static async Task<List<(string Path, string Event, string Actor)>> EventsAsync(CrashClient client, string release, CancellationToken cancellationToken)
    {
        var page = await client.GetAsync($"/api/releases/{release}/audit?limit=500", cancellationToken);
        return [.. page.GetProperty("items").EnumerateArray().Select(Event)];
    }

    private static (string Path, string Event, string Actor) Event(JsonElement item)
    {
        var entry = item.GetProperty("entry");
        return (entry.GetProperty("path").GetString()!, entry.GetProperty("event").GetString()!, entry.GetProperty("actor").GetString()!);
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
