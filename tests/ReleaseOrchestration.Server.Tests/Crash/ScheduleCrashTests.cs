using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>A server that is killed while it plans and starts releases starts each at its time or when it is back, and once.</summary>
public sealed class ScheduleCrashTests : IDisposable
{
    private const int Releases = 24;
    private const int Kills = 6;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("relo-schedule-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_WhileReleasesComeDue_StartsEachOnce()
    {
        using var limit = new CancellationTokenSource(Limit);
        var url = FreeUrl();
        using var client = new CrashClient(url);
        var server = await ServerProcess.StartAsync(_folder, url);
        try
        {
            await client.ApplyAsync(Documents, limit.Token);
            await PlanAsync(client, limit.Token);
            for (var kill = 1; kill <= Kills; kill++)
            {
                await EndedAsync(client, kill * Releases / (Kills + 1), limit.Token);
                server.Dispose();
                server = await ServerProcess.StartAsync(_folder, url);
            }

            await EndedAsync(client, Releases, limit.Token);
            await CheckAsync(client, limit.Token);
        }
        finally
        {
            server.Dispose();
        }
    }

    private static string Documents => """
        process: {id: short, phases: [{phase: {id: p, activities: [{activity: {id: a, type: wait, duration: 1s}}]}}]}
        ---
        releaseGroup: {id: often, process: short, cadence: {frequency: cron, cron: '*/30 * * * *'}}
        """;

    private static async Task PlanAsync(CrashClient client, CancellationToken cancellationToken)
    {
        var first = DateTimeOffset.UtcNow.AddSeconds(2);
        for (var i = 1; i <= Releases; i++)
        {
            var at = first.AddMilliseconds(400 * i).ToString("O", CultureInfo.InvariantCulture);
            Assert.Equal(HttpStatusCode.Created, await client.PostAsync("/api/releases", new { id = $"r{i}", process = "short", startAt = at, tags = new[] { "planned" } }, "rita", $"plan-{i}", promise: null, cancellationToken));
        }
    }

    private static async Task EndedAsync(CrashClient client, int count, CancellationToken cancellationToken)
    {
        while ((await client.GetAsync("/api/releases?tag=planned&status=Succeeded&limit=100", cancellationToken)).GetProperty("items").GetArrayLength() < count)
        {
            await Polling.PauseAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static async Task CheckAsync(CrashClient client, CancellationToken cancellationToken)
    {
        for (var i = 1; i <= Releases; i++)
        {
            var page = await client.GetAsync($"/api/releases/r{i}/audit?limit=500", cancellationToken);
            var started = Assert.Single(page.GetProperty("items").EnumerateArray(), item => item.GetProperty("entry").GetProperty("event").GetString() == "release.started");
            Assert.Equal("schedule", started.GetProperty("entry").GetProperty("actor").GetString());
        }

        var planned = (await client.GetAsync("/api/releases?group=often&limit=500", cancellationToken)).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("schedule").GetProperty("occurrence").GetString()).ToList();
        Assert.InRange(planned.Count, 200, 222);
        Assert.Equal(planned.Count, planned.Distinct().Count());
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
