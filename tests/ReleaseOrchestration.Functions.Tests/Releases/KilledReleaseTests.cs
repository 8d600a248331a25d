using System.Text.Json;
using ReleaseOrchestration.Functions.Tests.Hosting;
using ReleaseOrchestration.Functions.Tests.Pipelines;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Functions.Tests.Releases;

/// <summary>A release of three services over HTTP, on a host that is killed.</summary>
[Collection(FunctionsAppCollection.Name)]
public sealed class KilledReleaseTests(FunctionsApp app, ITestOutputHelper output)
{
    private const int Kills = 2;

    [OwnHostFact]
    public Task Kill_TwiceUnderWay_LosesAndRepeatsNothing() => app.WatchAsync(output, async () =>
    {
        await using var pipelines = await PipelineSystem.StartAsync();
        await MultiServiceRelease.SaveAsync(app, pipelines);
        var release = new MultiServiceRelease(app, "killed", output);
        await release.StartAsync();
        await release.DoTaskAsync("preparation.code_freeze", "announce");
        await pipelines.CalledAsync("services/build/b");
        await KillAsync(release);
        await release.DoTaskAsync("staging.uat", "run_uat");
        await release.ApproveAsync("staging.uat_approval", "quinn", "qa");
        pipelines.Hold("services/deploy/a");
        await release.ApproveByLinkAsync("production.prod_approval", "alice");
        await release.ApproveByLinkAsync("production.prod_approval", "carol");
        await pipelines.CalledAsync("services/deploy/a");
        await KillAsync(release);
        CheckEnd(await release.EndedAsync());
        CheckPipelines(pipelines);
        await CheckTrailAsync();
    });

    [OwnHostFact]
    public Task Kill_WhileASignOffIsAwaited_TheReleaseGoesOn() => app.WatchAsync(output, async () =>
    {
        await app.Client.ApplyAsync("process: {id: waiting, phases: [{phase: {id: p, activities: [{activity: {id: sign, type: manual, approval: {approvers: [user:alice]}}}]}}]}");
        await app.Client.PostAsync("api/releases", new { id = "waiting", process = "waiting", start = true }, "rita");
        var release = new MultiServiceRelease(app, "waiting", output);
        await KillAsync(release);
        await release.ApproveByLinkAsync("p.sign", "alice");
        Assert.Equal("Succeeded", (await release.EndedAsync()).GetProperty("tree").GetProperty("status").GetString());
        Assert.Single(await app.Client.TrailAsync("waiting"), line => line is { Event: "signOff.decided", Actor: "user:alice" });
    });

    private static void CheckEnd(JsonElement release)
    {
        Assert.Equal("Succeeded", release.GetProperty("tree").GetProperty("status").GetString());
        var artifacts = release.GetProperty("tree").GetProperty("outputs").GetProperty("artifacts");
        Assert.Equal(["a-1.4.0", "b-1.4.2", "c-2.0.1"], new[] { "a", "b", "c" }.Select(service => artifacts.GetProperty(service).GetString()));
    }

    private void CheckPipelines(PipelineSystem pipelines)
    {
        output.WriteLine(string.Join('\n', pipelines.Runs.Select(run => $"{run.Value.Calls} x {run.Key}")));
        Assert.Empty(pipelines.BadCalls);
        Assert.Empty(pipelines.Refused);
        Assert.Equal(MultiServiceRelease.Pipelines, pipelines.Runs.Count);
        Assert.Equal(MultiServiceRelease.Pipelines, pipelines.Runs.Values.Select(run => run.Pipeline).Distinct(StringComparer.Ordinal).Count());
        Assert.All(pipelines.Runs.Values, run => Assert.InRange(run.Calls, 1, Kills + 1));
        Assert.InRange(pipelines.Runs.Values.Single(run => run.Pipeline == "services/deploy/a").Calls, 2, Kills + 1);
    }

    private async Task CheckTrailAsync()
    {
        var trail = await app.Client.TrailAsync("killed");
        var ended = trail.Where(line => line.Event == "activity.ended").Select(line => line.Path).ToList();
        output.WriteLine(string.Join('\n', trail.Select(line => $"{line.Event} {line.Path} {line.Actor}")));
        Assert.Equal(MultiServiceRelease.Pipelines + MultiServiceRelease.Manual, ended.Count);
        Assert.Equal(ended.Count, ended.Distinct(StringComparer.Ordinal).Count());
        foreach (var person in new[] { "user:alice", "user:carol" })
        {
            Assert.Single(trail, line => line.Event == "signOff.decided" && line.Path == "production.prod_approval" && line.Actor == person);
        }

        var proof = await app.Client.GetAsync("api/releases/killed/audit/verify");
        Assert.True(proof.Json.GetProperty("valid").GetBoolean(), proof.Body);
        output.WriteLine($"audit: {trail.Count} entries, {proof.Body}");
    }

    private async Task KillAsync(MultiServiceRelease release)
    {
        app.Kill();
        release.Say("host and worker killed");
        await app.StartAsync();
        release.Say("host and worker started again");
    }
}
