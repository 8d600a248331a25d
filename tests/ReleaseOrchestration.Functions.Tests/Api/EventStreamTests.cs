using System.Net;
using ReleaseOrchestration.Functions.Tests.Hosting;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Functions.Tests.Api;

/// <summary>Server-sent events through the host.</summary>
[Collection(FunctionsAppCollection.Name)]
public sealed class EventStreamTests(FunctionsApp app, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [FunctionsFact]
    public Task Events_OfARunningRelease_GoOnAfterTheLastOneAndEnd() => app.WatchAsync(output, async () =>
    {
        using var limit = new CancellationTokenSource(Patience);
        var id = $"stream-{Guid.NewGuid():N}"[..14];
        await app.Client.ApplyAsync("process: {id: streamed, phases: [{phase: {id: p, activities: [{activity: {id: note, type: manual, tasks: [{id: look}]}}]}}]}");
        await app.Client.PostAsync("api/releases", new { id, process = "streamed", start = true }, "rita");
        var first = await ReadAsync(id, lastEventId: null, line => line.Contains("activity.started", StringComparison.Ordinal), limit.Token);
        var done = await app.Client.PostAsync($"api/releases/{id}/nodes/p.note/tasks/look", new { status = "Done" }, "tom");
        Assert.True(done.Status == HttpStatusCode.Accepted, done.Body);

        var rest = await ReadAsync(id, Ids(first)[^1], line => line == "event: end", limit.Token);
        var all = await ReadAsync(id, lastEventId: null, line => line == "event: end", limit.Token);
        Assert.NotEmpty(Ids(rest));
        Assert.Equal(Ids(all), [.. Ids(first), .. Ids(rest)]);
        Assert.Equal(Enumerable.Range(1, Ids(all).Count).Select(n => $"{n}"), Ids(all));
    });

    private static List<string> Ids(IEnumerable<string> lines) => [.. lines.Where(line => line.StartsWith("id: ", StringComparison.Ordinal)).Select(line => line["id: ".Length..])];

    // Leaves the stream as soon as it has seen what it wanted.
    private async Task<List<string>> ReadAsync(string release, string? lastEventId, Predicate<string> isLast, CancellationToken cancellationToken)
    {
        using var answer = await app.Client.EventsAsync(release, lastEventId, cancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellationToken));
        var lines = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
            if (isLast(line))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"The stream ended before: {string.Join('\n', lines)}");
    }
}
