using ReleaseOrchestration.Functions.Tests.Hosting;
using ReleaseOrchestration.Functions.Tests.Pipelines;
using ReleaseOrchestration.Functions.Tests.Releases;
using ReleaseOrchestration.Functions.Tests.Telemetry;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Functions.Tests.Diagnostics;

/// <summary>What a release costs, counted where it is paid for: durable calls, operations on storage.</summary>
[Collection(FunctionsAppCollection.Name)]
public sealed class CostTests(FunctionsApp app, ITestOutputHelper output)
{
    private const string Calls = "release_orchestration.durable.call.duration";
    private const string Operations = "releaseorchestration.storage.operations";
    private const string Function = "release_orchestration.durable.function";
    private const string Kind = "release_orchestration.machine.kind";
    private const int MostCalls = 4;

    [OwnHostFact]
    public Task Calls_OfAutomatedActivities_AreFourEachAtMost() => app.WatchAsync(output, async () =>
    {
        await using var pipelines = await PipelineSystem.StartAsync();
        await app.Client.ApplyAsync(Automated(pipelines.Url));
        var before = await app.Telemetry.CountedAsync();
        await app.Client.PostAsync("api/releases", new { id = "counted", process = "automated", start = true }, "rita");
        var end = await new MultiServiceRelease(app, "counted", output).EndedAsync();
        Assert.Equal("Succeeded", end.GetProperty("tree").GetProperty("status").GetString());

        var calls = Differences(before, await app.Telemetry.CountedAsync(), Calls).Where(point => point[Kind] == "activity").ToList();
        Assert.Empty(pipelines.Refused);
        Write("durable calls of 3 activities", calls, point => point[Function]);
        Assert.InRange(calls.Sum(point => point.Count), 3 * 2, 3 * MostCalls);
    });

    [OwnHostFact]
    public Task Costs_OfTheMultiServiceRelease_AreWithinTheirLimits() => app.WatchAsync(output, async () =>
    {
        await using var pipelines = await PipelineSystem.StartAsync();
        await MultiServiceRelease.SaveAsync(app, pipelines);
        var (before, requests, reads) = (await app.Telemetry.CountedAsync(), app.Requests.Counts.ToDictionary(), app.Client.Reads);
        await RunAsync(new MultiServiceRelease(app, "priced", output));
        var after = await app.Telemetry.CountedAsync();

        var calls = Differences(before, after, Calls);
        Write("durable calls", calls, point => $"{point[Function]} of {point[Kind]}");
        Write("operations of the app", Differences(before, after, Operations), point => $"{point["service"]} {point["operation"]} {point["store"]}");
        output.WriteLine($"reads of the release by people: {app.Client.Reads - reads}");
        output.WriteLine("requests that the emulator answered, those of the app included:");
        foreach (var (request, count) in app.Requests.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{count - requests.GetValueOrDefault(request),6} {request}");
        }

        Assert.InRange(calls.Where(point => point[Kind] == "activity").Sum(point => point.Count), 1, (MultiServiceRelease.Pipelines * MostCalls) + (MultiServiceRelease.Manual * 5));
    });

    private static string Automated(string pipelines) => $$"""
        connector: {id: counted, type: http, settings: {url: '{{pipelines}}/run'} }
        ---
        process:
          id: automated
          phases:
            - phase:
                id: p
                activities:
                  - activity: {id: a, type: automated, pipeline: {connector: counted, pipeline: one} }
                  - activity: {id: b, type: automated, depends-on: [a], pipeline: {connector: counted, pipeline: two} }
                  - activity: {id: c, type: automated, depends-on: [a], pipeline: {connector: counted, pipeline: three} }
        """;

    private static async Task RunAsync(MultiServiceRelease release)
    {
        await release.StartAsync();
        await release.DoTaskAsync("preparation.code_freeze", "announce");
        await release.DoTaskAsync("staging.uat", "run_uat");
        await release.ApproveAsync("staging.uat_approval", "quinn", "qa");
        await release.ApproveByLinkAsync("production.prod_approval", "alice");
        await release.ApproveByLinkAsync("production.prod_approval", "carol");
        Assert.Equal("Succeeded", (await release.EndedAsync()).GetProperty("tree").GetProperty("status").GetString());
    }

    private static List<MetricPoint> Differences(List<MetricPoint> before, List<MetricPoint> after, string metric)
    {
        var was = before.ToDictionary(point => point.Series, point => point.Count, StringComparer.Ordinal);
        return [.. after.Where(point => point.Metric == metric).Select(point => point with { Count = point.Count - was.GetValueOrDefault(point.Series) }).Where(point => point.Count > 0)];
    }

    private void Write(string what, List<MetricPoint> points, Func<MetricPoint, string> name)
    {
        output.WriteLine($"{what}: {points.Sum(point => point.Count)}");
        foreach (var group in points.GroupBy(name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{group.Sum(point => point.Count),6} {group.Key}");
        }
    }
}
