using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Crash;

/// <summary>People who look at every release again and again, and do what waits for them.</summary>
internal sealed class CrashPeople(CrashClient client, IReadOnlyList<string> releases)
{
    private static readonly string[] Ended = ["Succeeded", "PartiallySucceeded", "Failed", "Aborted"];

    /// <summary>The status of each release once it has ended.</summary>
    public Dictionary<string, string> Results { get; } = [];

    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (Results.Count < releases.Count)
        {
            foreach (var release in releases.Where(r => !Results.ContainsKey(r)))
            {
                await LookAsync(release, cancellationToken);
            }

            await Polling.PauseAsync(cancellationToken);
        }
    }

    private async Task LookAsync(string release, CancellationToken cancellationToken)
    {
        var view = await client.GetAsync($"/api/releases/{release}", cancellationToken);
        var root = view.GetProperty("tree");
        var status = root.GetProperty("status").GetString()!;
        if (Ended.Contains(status))
        {
            Results[release] = status;
            return;
        }

        foreach (var node in Nodes(root))
        {
            await DoAsync(release, node, cancellationToken);
        }
    }

    private async Task DoAsync(string release, JsonElement node, CancellationToken cancellationToken)
    {
        var path = node.GetProperty("path").GetString()!;
        if (!node.TryGetProperty("waitsFor", out var waits))
        {
            return;
        }

        foreach (var wait in waits.EnumerateArray())
        {
            var on = wait.GetProperty("on").GetString()!;
            switch (wait.GetProperty("kind").GetString())
            {
                case "task":
                    await client.PostAsync($"/api/releases/{release}/nodes/{path}/tasks/{on}", new { status = "Done" }, "tom", $"{release}-{path}-{on}", new(release, path, "task.changed", "user:tom"), cancellationToken);
                    break;
                case "signOff":
                    await DecideAsync(release, path, on, cancellationToken);
                    break;
            }
        }
    }

    private async Task DecideAsync(string release, string path, string on, CancellationToken cancellationToken)
    {
        foreach (var person in on.Split(", "))
        {
            var user = person["user:".Length..];
            await client.PostAsync($"/api/releases/{release}/nodes/{path}/decide", new { decision = "approve", comment = "seen" }, user, $"{release}-{path}-{user}", new(release, path, "signOff.decided", person), cancellationToken);
        }
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node)
    {
        yield return node;
        if (node.TryGetProperty("children", out var children))
        {
            foreach (var child in children.EnumerateArray().SelectMany(Nodes))
            {
                yield return child;
            }
        }
    }
}
