using System.Net;
using System.Net.Sockets;
using ReleaseOrchestration.Server.Tests.Crash;

namespace ReleaseOrchestration.Server.Tests.Notifications;

/// <summary>A server that is killed while it notifies tells everything all the same, and each thing under one id.</summary>
public sealed class NotificationCrashTests : IDisposable
{
    private const int Releases = 12;
    private const int Kills = 6;
    private const int EventsOfARelease = 6;
    private const int Seed = 20261121;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("relo-hooks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Kill_WhileNotifying_LosesNothingAndChangesNoId()
    {
        using var limit = new CancellationTokenSource(Limit);
        await using var receiver = await HookReceiver.StartAsync(failEvery: 5);
        var url = FreeUrl();
        using var client = new CrashClient(url);
        var server = await StartAsync(url);
        try
        {
            await client.ApplyAsync(Documents(receiver.Url), limit.Token);
            var work = Task.Run(() => StartReleasesAsync(client, limit.Token), limit.Token);
            var random = new Random(Seed);
            for (var kill = 0; kill < Kills; kill++)
            {
                for (var happening = random.Next(1, 8); happening > 0; happening--)
                {
                    await receiver.Happenings.ReadAsync(limit.Token);
                }

                server.Dispose();
                server = await StartAsync(url);
            }

            await work;
            while (receiver.Taken.Count < Releases * EventsOfARelease)
            {
                await receiver.Happenings.ReadAsync(limit.Token);
            }

            await SettleAsync(client, limit.Token);
        }
        finally
        {
            server.Dispose();
        }

        Check(receiver);
    }

    private static void Check(HookReceiver receiver)
    {
        Assert.Empty(receiver.Bad);
        Assert.Equal(Releases * EventsOfARelease, receiver.Taken.Count);
        var events = receiver.Taken.Values.ToList();
        Assert.Equal(events.Count, events.Select(e => e.GetProperty("id").GetString()).Distinct().Count());
        foreach (var release in events.GroupBy(e => e.GetProperty("data").GetProperty("release").GetProperty("id").GetString()))
        {
            Assert.Equal(
                ["activity.ended", "activity.ended", "activity.started", "activity.started", "release.ended", "release.started"],
                release.Select(e => e.GetProperty("type").GetString()!["releaseorchestration.".Length..]).Order(StringComparer.Ordinal));
        }
    }

    private static async Task SettleAsync(CrashClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pending = await client.GetAsync("/api/deliveries?state=pending", cancellationToken);
            if (pending.GetProperty("items").GetArrayLength() == 0)
            {
                break;
            }

            await Polling.PauseAsync(cancellationToken);
        }

        var delivered = await client.GetAsync("/api/deliveries?state=delivered&rule=all&limit=500", cancellationToken);
        Assert.Equal(Releases * EventsOfARelease, delivered.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await client.GetAsync("/api/deliveries?state=dead", cancellationToken)).GetProperty("items").GetArrayLength());
    }

    private static async Task StartReleasesAsync(CrashClient client, CancellationToken cancellationToken)
    {
        for (var i = 1; i <= Releases; i++)
        {
            Assert.Equal(HttpStatusCode.Created, await client.PostAsync("/api/releases", new { id = $"r{i}", process = "short", start = true }, "rita", $"start-{i}", promise: null, cancellationToken));
        }
    }

    private static string Documents(string url) => $$"""
        notificationChannel: {id: hooks, type: webhook, url: '{{url}}', secrets: [env://RELO_TEST_HOOKS]}
        ---
        notificationRule: {id: all, events: [release.started, release.ended, activity.started, activity.ended], channels: [hooks]}
        ---
        notificationRule: {id: never, events: [release.failed, release.burned], channels: [hooks]}
        ---
        process:
          id: short
          phases:
            - phase:
                id: p
                activities:
                  - activity: {id: a, type: wait, duration: 1s}
                  - activity: {id: b, type: wait, duration: 1s, depends-on: [a]}
        """;

    private Task<ServerProcess> StartAsync(Uri url) =>
        ServerProcess.StartAsync(_folder, url, [new("RELO_TEST_HOOKS", HookReceiver.Secret), new("Notifications__AllowLoopback", "true")]);

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
