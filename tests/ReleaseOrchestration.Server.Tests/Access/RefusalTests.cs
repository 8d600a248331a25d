using System.Net;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class RefusalTests
{
    [Fact]
    public async Task Refusals_OfStrangersAndOfPeople_AreInTheTrailOfTheServer()
    {
        await using var callers = await Callers.StartAsync();
        await callers.Server.GetAsync("api/releases", ("Authorization", "Bearer nonsense"));
        await callers.PostAsync("vera", "api/releases/r-1/abort", new { reason = "because" }, "viewer");
        var entries = await EntriesAsync(callers);
        Assert.Equal(
            [("access.refused", "unknown", "RO4401", "GET /api/releases"), ("access.refused", "user:vera", "RO4402", "POST /api/releases/r-1/abort")],
            entries.Select(e => (e.GetProperty("event").GetString(), e.GetProperty("actor").GetString(), Detail(e, "code"), Detail(e, "request"))));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", Detail(entry, "address")));
    }

    [Fact]
    public async Task Refusals_OfAFlood_AreBoundedAndDoNotHideThoseOfPeople()
    {
        await using var callers = await Callers.StartAsync();
        await Parallel.ForAsync(0, 1000, async (_, _) => await callers.Server.GetAsync("api/releases"));
        for (var i = 0; i < 300; i++)
        {
            await callers.Server.SendAsync(HttpMethod.Post, "callbacks/nonsense", "{}");
        }

        await callers.GetAsync("vera", "api/audit", "viewer");
        var entries = await EntriesAsync(callers);
        Assert.InRange(entries.Count, 200, 220);
        Assert.Equal("user:vera", entries[^1].GetProperty("actor").GetString());
        Assert.True(entries[^1].GetProperty("details").GetProperty("leftOut").GetInt32() > 1000);
    }

    private static async Task<List<System.Text.Json.JsonElement>> EntriesAsync(Callers callers)
    {
        var trail = await callers.GetAsync("root", "api/audit?limit=500", "admin");
        Assert.Equal(HttpStatusCode.OK, trail.Status);
        return [.. trail.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("entry"))];
    }

    private static string? Detail(System.Text.Json.JsonElement entry, string name) => entry.GetProperty("details").GetProperty(name).GetString();
}
