using System.Net;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class FreezeApiTests
{
    private const string Process = "process: {id: p, phases: [{phase: {id: one, environment: prod, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: x}}}]}}]}";
    private const string Freeze = "freeze: {id: year_end, name: Year end, scope: {environments: prod}, from: 2001-01-01T00:00:00Z}";

    [Fact]
    public async Task Freeze_SavedListedAndEnded_HoldsTheReleaseInBetween()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);
        var saved = await server.SendAsync(HttpMethod.Put, "api/freezes/year_end", Freeze, "application/yaml");
        Assert.Equal(HttpStatusCode.Created, saved.Status);
        var listed = (await server.GetAsync("api/freezes")).Json.GetProperty("items")[0];
        Assert.Equal(("year_end", "InForce", "block"), (listed.GetProperty("id").GetString(), listed.GetProperty("state").GetString(), listed.GetProperty("type").GetString()));

        await server.PostAsync("api/releases", new { id = "r1", process = "p", start = true });
        Assert.Equal(("freeze", "year_end"), await WaitAsync(server, "r1"));
        var why = (await server.GetAsync("api/releases/r1/why")).Body;
        Assert.Contains("`one.a` waits for the end of the freeze `year_end`", why, StringComparison.Ordinal);
        Assert.Contains(": Year end", why, StringComparison.Ordinal);

        var ended = await server.SendAsync(HttpMethod.Delete, "api/freezes/year_end?reason=over", body: null);
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.NotEqual("freeze", (await WaitAsync(server, "r1")).Kind);
    }

    [Fact]
    public async Task Freeze_AfterARestartOfTheServer_StillHolds()
    {
        var server = await FrozenAsync();
        await server.StopAsync();
        await using var again = await RunningServer.StartAsync(server.Folder);
        Assert.Equal(("freeze", "year_end"), await WaitAsync(again, "r1"));
        await again.PostAsync("api/releases", new { id = "r2", process = "p", start = true });
        Assert.Equal(("freeze", "year_end"), await WaitAsync(again, "r2"));
    }

    [Fact]
    public async Task BreakGlass_ByTwoPeople_LetsOneReleaseGoOnAndIsAudited()
    {
        await using var server = await FrozenAsync();
        await server.PostAsync("api/releases", new { id = "r2", process = "p", start = true });
        var first = new { freeze = "year_end", reason = "it burns", expiresIn = "2h" };
        var second = new { freeze = "year_end", reason = "seen" };

        Assert.Equal((403, "RO3501"), await BreakAsync(server, "rita", first));
        Assert.Equal((422, "RO3011"), await BreakAsync(server, "ann", first with { reason = " " }));
        Assert.Equal((404, "RO3503"), await BreakAsync(server, "ann", first with { freeze = "other" }));
        Assert.Equal((422, "RO3506"), await BreakAsync(server, "ann", second));
        Assert.Equal((422, "RO4011"), await BreakAsync(server, "ann", first with { expiresIn = "soon" }));
        Assert.Equal((422, "RO4011"), await BreakAsync(server, "ann", new { reason = "r" }));
        Assert.Equal((202, string.Empty), await BreakAsync(server, "ann", first));
        Assert.Contains("wants to break the freeze", (await server.GetAsync("api/releases/r1/why")).Body, StringComparison.Ordinal);
        Assert.Equal((403, "RO3502"), await BreakAsync(server, "ann", second));
        Assert.Equal((202, string.Empty), await BreakAsync(server, "bob", second));
        Assert.Equal((409, "RO3505"), await BreakAsync(server, "eve", first));

        Assert.NotEqual("freeze", (await WaitAsync(server, "r1")).Kind);
        Assert.Equal(("freeze", "year_end"), await WaitAsync(server, "r2"));
        var trail = (await server.GetAsync("api/releases/r1/audit")).Body;
        Assert.All(["breakGlass.requested", "breakGlass.confirmed", "freeze.passed", "user:ann", "user:bob", "it burns"], word => Assert.Contains(word, trail, StringComparison.Ordinal));
        Assert.True((await server.GetAsync("api/releases/r1/audit/verify")).Json.GetProperty("valid").GetBoolean());
    }

    private static async Task<RunningServer> FrozenAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process + "\n---\n" + Freeze);
        await server.PostAsync("api/releases", new { id = "r1", process = "p", start = true }, ("Relo-User", "rita"));
        Assert.Equal(("freeze", "year_end"), await WaitAsync(server, "r1"));
        return server;
    }

    private static async Task<(int Status, string Code)> BreakAsync(RunningServer server, string person, object body)
    {
        var answer = await server.PostAsync("api/releases/r1/break-glass", body, ("Relo-User", person));
        return ((int)answer.Status, answer.Json.TryGetProperty("code", out var code) ? code.GetString()! : string.Empty);
    }

    private static async Task<(string? Kind, string? On)> WaitAsync(RunningServer server, string release)
    {
        var node = (await server.GetAsync($"api/releases/{release}/nodes/one.a")).Json;
        return node.TryGetProperty("waitsFor", out var waits) && waits.ValueKind == JsonValueKind.Array && waits.GetArrayLength() > 0
            ? (waits[0].GetProperty("kind").GetString(), waits[0].GetProperty("on").GetString())
            : (null, null);
    }
}
