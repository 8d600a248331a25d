using System.Net;
using System.Text.Json;
using ReleaseOrchestration.Functions.Tests.Hosting;
using ReleaseOrchestration.Functions.Tests.Support;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Functions.Tests.Cadence;

/// <summary>The timer starts a release for each occurrence, once, whatever happens to the host.</summary>
[Collection(FunctionsAppCollection.Name)]
public sealed class CadenceTimerTests(FunctionsApp app, ITestOutputHelper output)
{
    private const string Group = """
        process: {id: short, phases: [{phase: {id: p, activities: [{activity: {id: a, type: wait, duration: 1s}}]}}]}
        ---
        releaseGroup: {id: often, process: short, auto-execute: true, cadence: {frequency: cron, cron: '* * * * *'}}
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [OwnHostFact]
    public Task Timer_WhileOccurrencesComeDueAndTheHostIsKilled_StartsEachOnce() => app.WatchAsync(output, async () =>
    {
        var applied = await app.Client.ApplyAsync(Group);
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        await SucceededAsync(1);
        app.Kill();
        await app.StartAsync();
        await SucceededAsync(3);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.SendAsync(HttpMethod.Delete, "api/release-groups/often", content: null, "rita")).Status);

        var planned = await OccurrencesAsync();
        Assert.Equal(planned.Count, planned.Select(release => release.GetProperty("schedule").GetProperty("occurrence").GetString()).Distinct(StringComparer.Ordinal).Count());
        var ended = planned.Where(HasSucceeded).Select(release => release.GetProperty("id").GetString()!).Order(StringComparer.Ordinal).ToList();
        output.WriteLine(string.Join('\n', ended));
        foreach (var release in ended)
        {
            Assert.Equal(("release.started", "schedule"), (await app.Client.TrailAsync(release)).Where(line => line.Event == "release.started").Select(line => (line.Event, line.Actor)).Single());
        }
    });

    private static bool HasSucceeded(JsonElement release) => release.GetProperty("status").GetString() == "Succeeded";

    private Task SucceededAsync(int count)
    {
        List<JsonElement> seen = [];
        return Wait.UntilAsync(
            async () => (seen = await OccurrencesAsync()).Count(HasSucceeded) >= count,
            () => $"{count} occurrences succeed: {string.Join('\n', seen.Take(8))}",
            Patience);
    }

    private async Task<List<JsonElement>> OccurrencesAsync()
    {
        var page = await app.Client.GetAsync("api/releases?group=often&limit=500");
        Assert.True(page.Status == HttpStatusCode.OK, page.Body);
        return [.. page.Json.GetProperty("items").EnumerateArray()];
    }
}
