using System.Globalization;
using System.Net;
using System.Text.Json;
using ReleaseOrchestration.Server.Tests.Crash;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>Releases with a time, on the real server.</summary>
public sealed class ReleaseScheduleTests
{
    private const string Process = "process: {id: p, inputs: {v: {type: string}}, phases: [{phase: {id: one, environment: prod, activities: [{activity: {id: a, type: manual}}]}}]}";

    private static readonly string Tomorrow = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-ddTHH:mm:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Group_AutoExecuted_IsPlannedAtOnceAndStartsAtItsTime()
    {
        await using var server = await RunningServer.StartAsync();
        var at = DateTimeOffset.UtcNow.AddSeconds(70);
        await server.ApplyAsync($"{Process}\n---\nreleaseGroup: {{id: minutely, process: p, version-pattern: '{{year}}.{{n}}', auto-execute: true, cadence: {{frequency: daily, at: '{at:HH:mm}'}}}}");

        var planned = await UntilAsync(server, "api/releases?group=minutely&status=Scheduled", answer => answer.Json.GetProperty("items").GetArrayLength() > 28);
        var first = planned.Json.GetProperty("items").EnumerateArray().OrderBy(item => item.GetProperty("schedule").GetProperty("at").GetDateTimeOffset()).First();
        Assert.Equal($"minutely-{at:yyyy-MM-dd}", first.GetProperty("id").GetString());

        // Its time need not be waited for: somebody starts it before.
        var started = await server.PostAsync($"api/releases/{first.GetProperty("id").GetString()}/start");
        Assert.Equal(HttpStatusCode.Accepted, started.Status);
        var release = await server.GetAsync($"api/releases/minutely-{at:yyyy-MM-dd}");
        Assert.Equal($"{at:yyyy}.1", release.Json.GetProperty("release").GetProperty("version").GetString());
    }

    [Fact]
    public async Task Release_PlannedForASecondFromNow_StartsByItself()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);

        var created = await server.PostAsync("api/releases", new { id = "soon", process = "p", startAt = DateTimeOffset.UtcNow.AddSeconds(1.5).ToString("O", CultureInfo.InvariantCulture), duration = "2h" });
        Assert.Equal((HttpStatusCode.Created, "Scheduled"), (created.Status, created.Json.GetProperty("status").GetString()));

        var release = await UntilAsync(server, "api/releases/soon", answer => answer.Json.GetProperty("release").GetProperty("status").GetString() == "OnHold");
        Assert.Equal("schedule", release.Json.GetProperty("release").GetProperty("startedBy").GetString());
        Assert.Equal("prod", release.Json.GetProperty("release").GetProperty("environments")[0].GetString());
    }

    [Fact]
    public async Task Release_MovedEditedCalledOffAndBroughtBack_IsAsItWasLeftAndAudited()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);
        await server.PostAsync("api/releases", new { id = "r", process = "p" });

        var planned = await server.PostAsync("api/releases/r/schedule", new { at = Tomorrow, duration = "2h", autoStart = false, reason = "the board agreed" });
        Assert.Equal((HttpStatusCode.OK, "Scheduled", 0), (planned.Status, planned.Json.GetProperty("release").GetProperty("status").GetString(), planned.Json.GetProperty("release").GetProperty("schedule").GetProperty("revision").GetInt32()));
        var edited = await server.SendAsync(HttpMethod.Patch, "api/releases/r", """{"version": "2.0.0", "tags": ["big"], "inputs": {"v": "x"}}""");
        Assert.Equal("2.0.0", edited.Json.GetProperty("release").GetProperty("version").GetString());
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("api/releases/r/cancel", new { reason = "no need" })).Status);
        var off = await server.GetAsync("api/releases/r");
        Assert.Equal(("Aborted", "no need"), (off.Json.GetProperty("release").GetProperty("status").GetString(), off.Json.GetProperty("release").GetProperty("reason").GetString()));
        Assert.Equal("RO4334", (await server.PostAsync("api/releases/r/start")).Code);

        var back = await server.PostAsync("api/releases/r/schedule", new { at = Tomorrow });
        Assert.Equal(("Scheduled", 3), (back.Json.GetProperty("release").GetProperty("status").GetString(), back.Json.GetProperty("release").GetProperty("schedule").GetProperty("revision").GetInt32()));
        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync("api/releases/r/start")).Status);
        Assert.Equal("RO4303", (await server.PostAsync("api/releases/r/schedule", new { at = Tomorrow })).Code);

        var trail = (await server.GetAsync("api/audit?limit=100")).Body;
        Assert.All(new[] { "release.scheduled", "release.changed", "release.cancelled" }, name => Assert.Contains(name, trail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Release_PlannedWhereAnotherOneIs_IsToldSoAndWhenNothingIsInItsWay()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);
        await server.PostAsync("api/releases", new { id = "first", process = "p", startAt = Tomorrow, duration = "2h" });

        var second = await server.PostAsync("api/releases", new { id = "second", process = "p", startAt = Tomorrow, duration = "1h" });

        var conflict = second.Json.GetProperty("conflicts")[0];
        Assert.Equal(("first", "second", "prod"), (conflict.GetProperty("release").GetString(), conflict.GetProperty("with").GetString(), conflict.GetProperty("what")[0].GetString()));
        var free = second.Json.GetProperty("nextFreeSlot").GetProperty("from").GetDateTimeOffset();
        Assert.Equal(DateTimeOffset.Parse(Tomorrow, CultureInfo.InvariantCulture).AddHours(2), free);

        var moved = await server.PostAsync("api/releases/second/schedule", new { at = free.ToString("O", CultureInfo.InvariantCulture) });
        Assert.Equal(0, moved.Json.GetProperty("conflicts").GetArrayLength());
        Assert.False(moved.Json.TryGetProperty("nextFreeSlot", out _));
    }

    [Fact]
    public async Task Clone_OfAReleaseThatWasCalledOff_IsANewOneLikeIt()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Process);
        await server.PostAsync("api/releases", new { id = "r", name = "Big one", process = "p", tags = new[] { "big" }, inputs = new { v = "x" } });
        await server.PostAsync("api/releases/r/cancel", new { reason = "no need" });

        var clone = await server.PostAsync("api/releases/r/clone", new { id = "r2", startAt = Tomorrow });

        Assert.Equal((HttpStatusCode.Created, "r2", "Scheduled"), (clone.Status, clone.Json.GetProperty("id").GetString(), clone.Json.GetProperty("status").GetString()));
        var release = (await server.GetAsync("api/releases/r2")).Json.GetProperty("release");
        Assert.Equal(("Big one", "big"), (release.GetProperty("name").GetString(), release.GetProperty("tags")[0].GetString()));
        Assert.Contains("\"value\":\"x\"", (await server.GetAsync("api/releases/r2/inputs")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "api/releases", """{"process": "p", "startAt": "tomorrow"}""", "RO4011", "'startAt' is 'tomorrow'; write an instant with its offset")]
    [InlineData("POST", "api/releases", """{"process": "p", "startAt": "2020-01-01T00:00:00Z"}""", "RO4011", "'startAt' is 2020-01-01T00:00:00+00:00, which has passed")]
    [InlineData("POST", "api/releases", """{"process": "p", "startAt": "2999-01-01T00:00:00Z", "start": true}""", "RO4011", "give one of them")]
    [InlineData("POST", "api/releases", """{"process": "p", "startAt": "2999-01-01T00:00:00Z", "duration": "long"}""", "RO4011", "'duration' is 'long'")]
    [InlineData("POST", "api/releases", """{"group": "none"}""", "RO4330", "There is no release group `none`")]
    [InlineData("POST", "api/releases", """{"group": "g", "process": "q"}""", "RO4330", "is of the process `p`, not of `q`")]
    [InlineData("POST", "api/releases", "{}", "RO4011", "'process' is required")]
    [InlineData("POST", "api/releases/draft/schedule", "{}", "RO4011", "'at' is required")]
    [InlineData("POST", "api/releases/draft/schedule", """{"at": "2020-01-01T00:00:00Z"}""", "RO4011", "which has passed")]
    [InlineData("POST", "api/releases/draft/cancel", "{}", "RO4011", "'reason' is required")]
    [InlineData("POST", "api/releases/draft/approve", "{}", "RO4332", "names no approvers")]
    [InlineData("PATCH", "api/releases/draft", """{"autoStart": true}""", "RO4335", "has no time")]
    [InlineData("PATCH", "api/releases/draft", """{"inputSet": "none"}""", "RO2010", "There is no input set `none`")]
    [InlineData("POST", "api/releases/nobody/schedule", """{"at": "2999-01-01T00:00:00Z"}""", "RO4302", "There is no release 'nobody'")]
    [InlineData("POST", "api/releases/nobody/clone", "{}", "RO4302", "There is no release 'nobody'")]
    public async Task Request_ThatMakesNoSense_IsRefusedWithWhatIsWrong(string method, string path, string body, string code, string message)
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync($"{Process}\n---\nreleaseGroup: {{id: g, process: p}}");
        await server.PostAsync("api/releases", new { id = "draft", process = "p" });

        var answer = await server.SendAsync(new HttpMethod(method), path, body);

        Assert.Equal((code, true), (answer.Code, JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()!.Contains(message, StringComparison.Ordinal)));
    }

    private static async Task<RunningServer.Answer> UntilAsync(RunningServer server, string path, Predicate<RunningServer.Answer> isReached)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await server.GetAsync(path);
            if (isReached(answer))
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, answer.Body);
            await Polling.PauseAsync(patience.Token);
        }
    }
}
