using System.Net;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class ActivityStoreApiTests
{
    private const string Soak = "activity: {id: soak, description: Wait for the metrics, type: wait, duration: 1h, tags: [metrics]}";
    private const string Using = "process: {id: p, phases: [{phase: {id: run, activities: [{activity: soak}]}}]}";

    [Fact]
    public async Task List_BySearch_FindsEntries()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Soak + "\n---\nactivity: {id: tell, type: manual, tags: [people]}");

        Assert.Equal(["soak"], await IdsAsync(server, "?tag=metrics"));
        Assert.Equal(["tell"], await IdsAsync(server, "?type=manual"));
        Assert.Equal(["soak"], await IdsAsync(server, "?q=wait%20metrics"));
        Assert.Equal(["soak", "tell"], await IdsAsync(server, string.Empty));
    }

    [Fact]
    public async Task Publish_DraftOfAnEntry_IsTakenFromThenOn()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Soak);
        var draft = await server.SendAsync(HttpMethod.Put, "api/activities-store/soak?draft=true", Soak.Replace("1h", "2h", StringComparison.Ordinal), "application/yaml");
        var odd = await server.SendAsync(HttpMethod.Put, "api/activities-store/soak?draft=perhaps", Soak, "application/yaml");
        var published = await server.PostAsync("api/activities-store/soak/publish", new { version = 2 });
        var unknown = await server.PostAsync("api/activities-store/soak/publish", new { version = 9 });

        Assert.Equal(("2", "1"), (draft.Text("version"), draft.Text("publishedVersion")));
        Assert.Equal((HttpStatusCode.BadRequest, "RO4007"), (odd.Status, odd.Code));
        Assert.Equal("2", published.Text("publishedVersion"));
        Assert.Equal((HttpStatusCode.NotFound, "RO2010"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task Deprecate_AndBack_WarnsWhoSavesAProcess()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Soak);
        var refused = await server.PostAsync("api/activities-store/soak/deprecate", new { reason = "slow", replacement = "nap" });
        var deprecated = await server.PostAsync("api/activities-store/soak/deprecate", new { reason = "slow" }, ("Relo-User", "bob"));
        var warned = await server.ApplyAsync(Using);
        var back = await server.PostAsync("api/activities-store/soak/undeprecate");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "RO4011"), (refused.Status, refused.Code));
        Assert.Equal(("slow", "user:bob"), (deprecated.Text("deprecation", "reason"), deprecated.Text("deprecation", "by")));
        Assert.Contains("RO2023", warned.Body, StringComparison.Ordinal);
        Assert.False(back.Json.TryGetProperty("deprecation", out _));
        Assert.DoesNotContain("RO2023", (await server.SendAsync(HttpMethod.Post, "api/validate", Using, "application/yaml")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.PostAsync("api/activities-store/nap/deprecate", new { reason = "x" })).Status);
    }

    private static async Task<IEnumerable<string?>> IdsAsync(RunningServer server, string query) =>
        (await server.GetAsync("api/activities-store" + query)).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());
}
