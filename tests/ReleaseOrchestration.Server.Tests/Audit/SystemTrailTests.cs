using System.Text.Json;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Audit;

public sealed class SystemTrailTests
{
    private const string Entry = "activity: {id: soak, name: Soak, type: wait, duration: 1h}";

    [Fact]
    public async Task Changes_OfDefinitions_AreRecordedWithTheirContentBeforeAndAfter()
    {
        await using var server = await RunningServer.StartAsync();
        var alice = ("Relo-User", "alice");
        await server.SendAsync(HttpMethod.Put, "api/activities-store/soak?comment=first", Entry, "application/yaml", alice);
        await server.SendAsync(HttpMethod.Put, "api/activities-store/soak?draft=true", Entry.Replace("1h", "2h", StringComparison.Ordinal), "application/yaml", alice);
        await server.PostAsync("api/activities-store/soak/publish", new { }, alice);
        await server.PostAsync("api/activities-store/soak/deprecate", new { reason = "too long" }, alice);
        await server.PostAsync("api/activities-store/soak/undeprecate", new { }, ("Relo-User", "bob"));
        await server.PostAsync("api/activities-store/soak/restore", new { version = 1 }, alice);
        await server.SendAsync(HttpMethod.Delete, "api/activities-store/soak?reason=gone", body: null, alice);

        var entries = await EntriesAsync(server, "kind=definition&limit=100");
        Assert.Equal(
            ["definition.created", "definition.saved", "definition.published", "definition.deprecated", "definition.undeprecated", "definition.restored", "definition.deleted"],
            entries.Select(entry => Text(entry, "event")));
        Assert.All(entries, entry => Assert.Equal("activity/soak", Text(entry, "path")));
        Assert.Equal(("first", string.Empty), (Text(entries[0], "reason"), Text(entries[0], "before")));
        Assert.Equal(Text(entries[0], "after"), Text(entries[1], "before"));
        Assert.Equal(("published 1", "published 2"), (Text(entries[2], "before"), Text(entries[2], "after")));
        Assert.Equal("too long", Text(entries[3], "reason"));
        Assert.Equal(["user:alice", "user:alice", "user:alice", "user:alice", "user:bob", "user:alice", "user:alice"], entries.Select(entry => Text(entry, "actor")));
        Assert.Equal(Text(entries[0], "after"), Text(entries[5], "after"));
        Assert.Equal(Text(entries[0], "after"), Text(entries[6], "before"));
        Assert.All(entries, entry => Assert.Equal("127.0.0.1", entry.GetProperty("details").GetProperty("address").GetString()));
        Assert.True((await server.GetAsync("api/audit/verify")).Json.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public async Task Requests_ThatChangeSomething_AreRecordedOnceWithWhoAndFromWhere()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(AuditedRelease.Documents);
        await server.PostAsync("api/validate", new { });
        await server.SendAsync(HttpMethod.Post, "api/apply?dryRun=true", AuditedRelease.Documents, "application/yaml");
        var release = new { process = "weekly", inputSet = "weekly_eu", name = "N", start = true };
        await server.PostAsync("api/releases", release, ("Relo-User", "rita"), ("Idempotency-Key", "k1"));
        await server.PostAsync("api/releases", release, ("Relo-User", "rita"), ("Idempotency-Key", "k1"));
        await server.GetAsync("api/releases");

        var entries = await EntriesAsync(server, "kind=request.done");
        Assert.Equal(["apply", "releases"], entries.Select(entry => Text(entry, "path")));
        var details = entries[1].GetProperty("details");
        Assert.Equal(("user:rita", "POST", 201), (Text(entries[1], "actor"), details.GetProperty("method").GetString(), details.GetProperty("status").GetInt32()));
        Assert.StartsWith("/api/releases/", details.GetProperty("location").GetString(), StringComparison.Ordinal);
        Assert.Equal(64, details.GetProperty("body").GetString()!.Length);
    }

    [Fact]
    public async Task Refusals_AreRecordedWithTheirReason()
    {
        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        await server.SendAsync(HttpMethod.Delete, "api/processes/child", body: null, ("Relo-User", "mallory"));
        await server.PostAsync("api/sign-offs/decide", new { decisions = new[] { new { releaseId = "r1", path = "go.proof", decision = "approve" } } }, ("Relo-User", "eve"));
        await server.PostAsync("sign-off/forged.token", new { decision = "approve" });
        await server.PostAsync("callbacks/forged.token", new { status = "succeeded" });

        var refused = await EntriesAsync(server, "kind=request.refused");
        Assert.Equal(
            [("releases/r1/break-glass", "user:ann", "RO3502"), ("releases/r1/nodes/go.proof/decide", "user:eve", "RO3104"), ("processes/child", "user:mallory", "RO2021")],
            refused.Select(entry => (Text(entry, "path"), Text(entry, "actor"), entry.GetProperty("details").GetProperty("code").GetString()!)));
        Assert.Contains("is used by", Text(refused[2], "reason"), StringComparison.Ordinal);
        Assert.Equal(["releases/r1/nodes/go.proof"], (await EntriesAsync(server, "kind=decision.refused")).Select(entry => Text(entry, "path")));
        Assert.Single(await EntriesAsync(server, "kind=signOff.refused"));
        Assert.Single(await EntriesAsync(server, "kind=callback.refused"));
        Assert.Equal(["request.refused", "decision.refused", "request.done"], (await EntriesAsync(server, "actor=eve")).Select(entry => Text(entry, "event")));
        Assert.DoesNotContain("forged.token", (await server.GetAsync("api/audit?limit=500")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_InAFlood_AreCountedAndSummedUp()
    {
        var server = await RunningServer.StartAsync(null, "--Audit:Refusals:Burst", "5", "--Audit:Refusals:PerMinute", "1");
        for (var i = 0; i < 40; i++)
        {
            await server.PostAsync("callbacks/forged", new { status = "succeeded" });
        }

        Assert.InRange((await EntriesAsync(server, "kind=callback.refused")).Count, 5, 7);
        await server.StopAsync();
        await using var again = await RunningServer.StartAsync(server.Folder);
        var summary = Assert.Single(await EntriesAsync(again, "kind=refusals"));
        var details = summary.GetProperty("details");
        Assert.Equal(40, details.GetProperty("count").GetInt32() + (await EntriesAsync(again, "kind=callback.refused")).Count);
        Assert.Equal("127.0.0.1", details.GetProperty("items")[0].GetProperty("address").GetString());
    }

    [Fact]
    public async Task Addresses_ThatAProxySends_CountWhenItIsTrustedAlone()
    {
        await using (var closed = await RunningServer.StartAsync())
        {
            Assert.Equal("127.0.0.1", await AddressAsync(closed));
        }

        await using (var trusting = await RunningServer.StartAsync(null, "--TrustedProxies", "127.0.0.1,10.0.0.0/8"))
        {
            Assert.Equal("203.0.113.9", await AddressAsync(trusting));
        }

        await using var other = await RunningServer.StartAsync(null, "--TrustedProxies", "10.0.0.1");
        Assert.Equal("127.0.0.1", await AddressAsync(other));
    }

    [Fact]
    public async Task Show_TheTrailsOfTheSystem_FiltersThem()
    {
        await using var server = await RunningServer.StartAsync();
        await AuditedRelease.RunAsync(server);
        Assert.Contains("definition.created", (await CommandLine.SucceedAsync(server.Address, "audit", "show", "--system", "--kind", "definition")).Out, StringComparison.Ordinal);
        Assert.Contains("freeze.broken", (await CommandLine.SucceedAsync(server.Address, "audit", "show", "--freezes", "--actor", "bob")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("freeze.set", (await CommandLine.SucceedAsync(server.Address, "audit", "show", "--freezes", "--actor", "bob")).Out, StringComparison.Ordinal);
        Assert.Contains("release.ended", (await CommandLine.SucceedAsync(server.Address, "audit", "show", "r1", "--last", "1")).Out, StringComparison.Ordinal);
        Assert.Empty((await CommandLine.SucceedAsync(server.Address, "audit", "show", "--system", "--until", "2001-01-01T00:00:00Z")).Out.Trim());
        var wrong = new CommandLine(server.Address);
        Assert.Equal(ExitCodes.Usage, await wrong.RunAsync("audit", "show"));
        Assert.Equal(ExitCodes.Usage, await wrong.RunAsync("audit", "show", "r1", "--system"));
        Assert.Equal("RO4007", (await server.GetAsync("api/audit?from=soon")).Code);
        Assert.Equal("RO4007", (await server.GetAsync("api/audit?trail=mine")).Code);
        Assert.Equal("RO4007", (await server.GetAsync("api/audit?last=0")).Code);
    }

    internal static async Task<List<JsonElement>> EntriesAsync(RunningServer server, string query) =>
        [.. (await server.GetAsync($"api/audit?limit=500&{query.Replace("&limit=100", string.Empty, StringComparison.Ordinal)}")).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("entry"))];

    internal static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;

    private static async Task<string?> AddressAsync(RunningServer server)
    {
        await server.PostAsync("callbacks/forged", new { status = "succeeded" }, ("X-Forwarded-For", "203.0.113.9"));
        return (await EntriesAsync(server, "kind=callback.refused"))[0].GetProperty("details").GetProperty("address").GetString();
    }
}
