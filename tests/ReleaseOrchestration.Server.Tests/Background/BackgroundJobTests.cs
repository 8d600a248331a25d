using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Notifications;

namespace ReleaseOrchestration.Server.Tests.Background;

/// <summary>A host that is woken by a clock does with jobs what a server does with loops.</summary>
public sealed class BackgroundJobTests
{
    private const string Process = "process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: a, type: manual}}]}}]}";

    [Fact]
    public async Task RunDue_HostWithoutLoops_DoesAllThatThereIsToDo()
    {
        await using var receiver = await HookReceiver.StartAsync();
        Environment.SetEnvironmentVariable("RELO_TEST_HOOKS_JOBS", HookReceiver.Secret);
        await using var server = await RunningServer.StartConfiguredAsync(WithoutLoops, folder: null, "--Notifications:AllowLoopback", "true");
        await server.ApplyAsync($"notificationChannel: {{id: c, type: webhook, url: '{receiver.Url}', secrets: [env://RELO_TEST_HOOKS_JOBS]}}\n---\nnotificationRule: {{id: r, events: [release.started], channels: [c]}}");
        await server.ApplyAsync($"{Process}\n---\nreleaseGroup: {{id: g, process: p, cadence: {{frequency: daily, at: '09:00'}}}}");
        await server.PostAsync("api/releases", new { id = "r-1", process = "p", start = true });
        Assert.Empty((await server.GetAsync("api/deliveries")).Json.GetProperty("items").EnumerateArray());
        Assert.Empty((await server.GetAsync("api/releases?group=g")).Json.GetProperty("items").EnumerateArray());

        var jobs = server.Services.GetRequiredService<BackgroundJobs>();
        var runs = await jobs.RunDueAsync(default);
        await jobs.All.Single(job => job.Name == "notifications-send").RunAsync(default);

        Assert.All(runs, run => Assert.Null(run.Failure));
        Assert.Equal(
            ["freezes", "key-sweep", "notifications-follow", "notifications-send", "notifications-sweep", "notifications-watch", "pipeline-checks", "recovery", "release-index", "report-figures", "schedule"],
            runs.Select(run => run.Name).Order(StringComparer.Ordinal));
        Assert.Equal("releaseorchestration.release.started", Assert.Single(receiver.Taken.Values).GetProperty("type").GetString());
        Assert.NotEmpty((await server.GetAsync("api/releases?group=g")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Ready_HostWithoutLoops_WaitsForNoRecovery()
    {
        await using var server = await RunningServer.StartConfiguredAsync(WithoutLoops, folder: null);

        Assert.Equal("ready", (await server.GetAsync("readyz")).Text("status"));
    }

    [Fact]
    public async Task All_AsConfigured_HasRetentionAndHeads()
    {
        await using var server = await RunningServer.StartConfiguredAsync(
            WithoutLoops, folder: null, "--Audit:Retention:Period", "1.00:00:00", "--Audit:Retention:Schedule", "06:00:00", "--Audit:Heads:Path", Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".heads"));

        var jobs = server.Services.GetRequiredService<BackgroundJobs>().All;
        Assert.Equal(TimeSpan.FromHours(6), jobs.Single(job => job.Name == "retention").Every);
        Assert.Equal(TimeSpan.FromHours(1), jobs.Single(job => job.Name == "published-heads").Every);
    }

    // As a host registers them that does not stay: without AddBackgroundLoops.
    private static void WithoutLoops(WebApplicationBuilder builder)
    {
        foreach (var descriptor in builder.Services.Where(descriptor => (descriptor.ImplementationType ?? descriptor.ServiceType).Name is "BackgroundLoops" or "Recovery").ToList())
        {
            builder.Services.Remove(descriptor);
        }

        var hosted = builder.Services.Single(descriptor => descriptor.ImplementationFactory?.Method.ReturnType.Name == "Recovery");
        builder.Services.Remove(hosted);
    }
}
