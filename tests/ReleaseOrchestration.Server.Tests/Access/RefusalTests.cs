using System.Net;
using System.Text.Json;

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
            [("request.refused", "unknown", "RO4401", "releases"), ("request.refused", "user:vera", "RO4402", "releases/r-1/abort")],
            entries.Select(e => (Text(e, "event"), Text(e, "actor"), Text(e.GetProperty("details"), "code"), Text(e, "path"))));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", Text(entry.GetProperty("details"), "address")));
    }

    [Fact]
    public async Task Keys_MadeAndRevoked_AreInTheTrailOfTheServer()
    {
        await using var callers = await Callers.StartAsync();
        var made = await callers.PostAsync("root", "api/api-keys", new { name = "ci", roles = new[] { "operator" } }, "admin");
        await callers.Server.SendAsync(HttpMethod.Delete, "api/api-keys/ci", null, callers.Bearer("root", "admin"));
        var entries = await EntriesAsync(callers);
        Assert.Equal(
            [("apiKey.created", "user:root", "api-keys/ci"), ("apiKey.revoked", "user:root", "api-keys/ci")],
            entries.Where(e => Text(e, "event")!.StartsWith("apiKey", StringComparison.Ordinal)).Select(e => (Text(e, "event"), Text(e, "actor"), Text(e, "path"))));
        Assert.DoesNotContain(entries, entry => entry.ToString().Contains(made.Text("key"), StringComparison.Ordinal));
    }

    private static async Task<List<JsonElement>> EntriesAsync(Callers callers)
    {
        var trail = await callers.GetAsync("root", "api/audit?limit=500", "admin");
        Assert.Equal(HttpStatusCode.OK, trail.Status);
        return [.. trail.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("entry"))];
    }

    private static string? Text(JsonElement entry, string name) => entry.GetProperty(name).GetString();
}
