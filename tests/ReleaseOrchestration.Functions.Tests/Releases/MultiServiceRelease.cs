using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ReleaseOrchestration.Functions.Tests.Hosting;
using ReleaseOrchestration.Functions.Tests.Pipelines;
using ReleaseOrchestration.Functions.Tests.Support;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Functions.Tests.Releases;

/// <summary>A release of the sample of three services, and the people in it.</summary>
internal sealed class MultiServiceRelease(FunctionsApp app, string id, ITestOutputHelper output)
{
    public const int Pipelines = 13;
    public const int Manual = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string[] Ends = ["Succeeded", "PartiallySucceeded", "Failed", "Aborted"];

    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Saves the sample, with the address of the pipelines.</summary>
    public static async Task SaveAsync(FunctionsApp app, PipelineSystem pipelines)
    {
        foreach (var document in new[] { "connector", "process", "input-set" })
        {
            var yaml = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Samples", $"{document}.yaml"));
            var saved = await app.Client.ApplyAsync(yaml.Replace("http://127.0.0.1:5081", pipelines.Url, StringComparison.Ordinal));
            Assert.True(saved.Status == HttpStatusCode.OK, saved.Body);
        }
    }

    public async Task StartAsync()
    {
        var started = await app.Client.PostAsync("api/releases", new { id, process = "multi_service_release", inputSet = "multi_service_march", start = true }, "rita");
        Assert.True(started.Status == HttpStatusCode.Created, started.Body);
        Say("started");
    }

    public async Task DoTaskAsync(string path, string task)
    {
        await AskedAsync(path, "task");
        await AcceptedAsync($"nodes/{path}/tasks/{task}", new { status = "Done" }, "tom");
        Say($"task {path}/{task} done");
    }

    public async Task ApproveAsync(string path, string user, string groups)
    {
        await AskedAsync(path, "signOff");
        await AcceptedAsync($"nodes/{path}/decide", new { decision = "approve" }, user, groups);
        Say($"{path} approved by {user}");
    }

    /// <summary>Approves by a signed link; whoever has it needs no other sign.</summary>
    public async Task ApproveByLinkAsync(string path, string person)
    {
        await AskedAsync(path, "signOff");
        var link = await app.Client.PostAsync($"api/releases/{id}/nodes/{path}/links", new { person, expiresIn = "2h" }, "rita");
        Assert.True(link.Status == HttpStatusCode.Created, link.Body);
        var page = await app.Client.GetAsync(link.Json.GetProperty("url").GetString()!);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.Status, page.MediaType));
        var decided = await app.Client.PostAsync(link.Json.GetProperty("url").GetString()!, new { decision = "approve", comment = "seen" });
        Assert.True(decided.Status == HttpStatusCode.Accepted, decided.Body);
        Say($"{path} approved by {person}, by a link");
    }

    /// <summary>Reads the release until it has ended.</summary>
    public async Task<JsonElement> EndedAsync()
    {
        JsonElement release = default;
        await UntilAsync(view => Ends.Contains((release = view).GetProperty("tree").GetProperty("status").GetString()), "the release ends");
        Say($"ended {release.GetProperty("tree").GetProperty("status").GetString()}");
        return release;
    }

    public void Say(string what) => output.WriteLine($"{Stopwatch.GetElapsedTime(_began).TotalSeconds,6:0.0} s  {id}: {what}");

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("children", out var children) ? [node, .. children.EnumerateArray().SelectMany(Nodes)] : [node];

    private async Task AcceptedAsync(string what, object body, string user, string? groups = null)
    {
        var answer = await app.Client.PostAsync($"api/releases/{id}/{what}", body, user, groups);
        Assert.True(answer.Status == HttpStatusCode.Accepted, $"{what}: {answer.Status} {answer.Body}");
    }

    private Task AskedAsync(string path, string kind) => UntilAsync(
        view => Nodes(view.GetProperty("tree")).Any(node => node.GetProperty("path").GetString() == path
            && node.TryGetProperty("waitsFor", out var waits)
            && waits.EnumerateArray().Any(wait => wait.GetProperty("kind").GetString() == kind)),
        $"{path} waits for a {kind}");

    private async Task UntilAsync(Func<JsonElement, bool> holds, string what)
    {
        JsonElement last = default;
        await Wait.UntilAsync(async () => holds(last = await app.Client.ReleaseAsync(id)), () => $"{what}: {last}", Patience);
    }
}
