using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class PlanApiTests
{
    [Fact]
    public async Task Plan_GetAndPost_TellTheSameAndStartNothing()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);
        var got = await server.GetAsync("api/processes/approval/plan?inputSet=march&start=2025-04-07T06:00:00Z");
        var posted = await server.PostAsync("api/processes/approval/plan", new { inputs = new { version = "1.4.0" }, start = "2025-04-07T06:00:00Z", assume = new Dictionary<string, string> { ["sign-off"] = "30m" } });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (got.Status, posted.Status));
        Assert.Equal(DateTimeOffset.Parse("2025-04-07T09:00:00Z", null), got.Json.GetProperty("endsAt").GetDateTimeOffset());
        Assert.Equal("30m", posted.Text("assumptions", "sign-off"));
        Assert.Empty((await server.GetAsync("api/releases")).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Plan_InAFreezeThatIsSaved_WaitsForItsEnd()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync("process: {id: p, phases: [{phase: {id: one, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: x}}}]}}]}");
        await server.ApplyAsync("freeze: {id: easter, scope: {groups: [monthly], tags: [shop]}, from: 2025-04-07T00:00:00Z, to: 2025-04-09T00:00:00Z}");
        var frozen = await server.PostAsync("api/processes/p/plan", new { start = "2025-04-07T06:00:00Z", group = "monthly", tags = new[] { "shop" } });
        var other = await server.PostAsync("api/processes/p/plan", new { start = "2025-04-07T06:00:00Z", group = "weekly", tags = new[] { "shop" } });

        Assert.Equal((9, 7), (frozen.Json.GetProperty("endsAt").GetDateTimeOffset().Day, other.Json.GetProperty("endsAt").GetDateTimeOffset().Day));
        Assert.Contains("easter", frozen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/processes/nothing/plan", "RO2001")]
    [InlineData("api/processes/approval/plan?version=9", "RO2001")]
    [InlineData("api/processes/approval/plan", "RO4305")]
    [InlineData("api/processes/approval/plan?inputSet=none", "RO2010")]
    [InlineData("api/processes/approval/plan?start=tomorrow", "RO4007")]
    public async Task Plan_OfWhatCannotStart_IsRefused(string address, string code)
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);
        Assert.Equal(code, (await server.GetAsync(address)).Code);
    }

    [Fact]
    public async Task Plan_UnknownAssumption_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);
        var answer = await server.PostAsync("api/processes/approval/plan", new { assume = new { coffee = "5m" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("pipeline, sign-off, task", answer.Body, StringComparison.Ordinal);
    }
}
