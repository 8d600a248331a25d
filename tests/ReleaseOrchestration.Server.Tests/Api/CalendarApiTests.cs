using System.Globalization;
using System.Net;
using System.Text.Json;
using ReleaseOrchestration.Server.Tests.Access;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>The calendar and the list of releases, on the real server.</summary>
public sealed class CalendarApiTests
{
    private const string Definitions = """
        process: {id: p, phases: [{phase: {id: one, environment: prod, services: [checkout], activities: [{activity: {id: a, type: manual}}]}}]}
        ---
        process: {id: q, phases: [{phase: {id: one, environment: test, activities: [{activity: {id: a, type: manual}}]}}]}
        ---
        releaseGroup: {id: train, name: Train, colour: teal, process: p, cadence: {frequency: daily, at: '09:00', duration: 1h}}
        """;

    private static readonly DateTimeOffset Soon = new(DateTimeOffset.UtcNow.UtcDateTime.Date.AddDays(60), TimeSpan.Zero);

    [Theory]
    [InlineData("from=yesterday", "'from' must be an instant such as")]
    [InlineData("from=2026-04-01&to=2026-04-01", "'to' must be later than 'from'")]
    [InlineData("from=2026-04-01&to=2027-06-01", "'to' must be at most 400 days after 'from'")]
    [InlineData("from=9999-12-31", "'from' must be a time from the year 1970 until the year 2999")]
    [InlineData("to=0001-01-01", "'to' must be a time from the year 1970")]
    public async Task Calendar_Nonsense_IsRefusedWithWhatIsWrong(string query, string message)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync("api/calendar?" + query);
        Assert.Equal((HttpStatusCode.BadRequest, "RO4007"), (answer.Status, answer.Code));
        Assert.Contains(message, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status=Done", "'status' must be one of Draft, Scheduled")]
    [InlineData("status=Running,3", "'status' must be one of")]
    [InlineData("from=2026-04-02&to=2026-04-01", "'to' must be later than 'from'")]
    [InlineData("to=soon", "'to' must be an instant")]
    [InlineData("cursor=abc", "'cursor' is none that this list gave")]
    public async Task List_Nonsense_IsRefusedWithWhatIsWrong(string query, string message)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync("api/releases?" + query);
        Assert.Equal((HttpStatusCode.BadRequest, "RO4007"), (answer.Status, answer.Code));
        Assert.Contains(message, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_OfPlannedRunningAndProjected_ShowsThemWithTheirConflicts()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions);
        await PlanAsync(server, "a", "p");
        await PlanAsync(server, "b", "p");
        await PlanAsync(server, "c", "q");
        await server.PostAsync("api/releases", new { id = "now", process = "q", start = true });

        var calendar = (await server.GetAsync($"api/calendar?from={Soon:yyyy-MM-dd}&to={Soon.AddDays(1):yyyy-MM-dd}")).Json;
        Assert.Equal(["now", "a", "b", "c"], Ids(calendar.GetProperty("releases")));
        var occurrence = Assert.Single(calendar.GetProperty("occurrences").EnumerateArray());
        Assert.Equal(("train", true, "prod"), (occurrence.GetProperty("group").GetString(), occurrence.GetProperty("projected").GetBoolean(), occurrence.GetProperty("environments")[0].GetString()));
        var conflicts = calendar.GetProperty("conflicts").EnumerateArray().Select(one => $"{one.GetProperty("kind")} {one.GetProperty("release")} {one.GetProperty("with")}");
        Assert.Equal(["Environment a b", "Service a b"], conflicts.Where(text => !text.Contains("now", StringComparison.Ordinal)));
        Assert.Equal("teal", calendar.GetProperty("groups")[0].GetProperty("colour").GetString());

        var test = (await server.GetAsync($"api/calendar?from={Soon:yyyy-MM-dd}&environments=test,none")).Json;
        Assert.Equal(["now", "c"], Ids(test.GetProperty("releases")));
        Assert.Contains("now", Ids((await server.GetAsync("api/calendar")).Json.GetProperty("releases")));
    }

    [Fact]
    public async Task List_OfReleasesThatWereAbortedJustNow_HasThem()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions);
        for (var i = 0; i < 5; i++)
        {
            await server.PostAsync("api/releases", new { id = $"r{i}", process = "q", start = true });
            Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync($"api/releases/r{i}/abort", new { reason = "enough" })).Status);
            Assert.Equal($"r{i}", Ids((await server.GetAsync("api/releases?status=Aborted&environment=test&limit=1")).Json.GetProperty("items"))[0]);
            Assert.Empty(Ids((await server.GetAsync("api/releases?status=Running,OnHold")).Json.GetProperty("items")));
        }
    }

    [Fact]
    public async Task Calendar_OfWhoSeesSomeReleases_HoldsThoseAlone()
    {
        await using var callers = await Callers.StartAsync([.. Callers.Grant(10, "viewer", "vera", ("Tags", "shop")), .. Callers.Grant(11, "viewer", "walt", ("Environments", "test"))]);
        await callers.ApplyAsync(Definitions);
        foreach (var (id, process, tag) in new[] { ("shop-1", "p", "shop"), ("crm-1", "q", "crm") })
        {
            Assert.Equal(HttpStatusCode.Created, (await callers.PostAsync("olga", "api/releases", new { id, process, tags = new[] { tag }, startAt = Soon, duration = "2h" }, "operator")).Status);
        }

        var path = $"api/calendar?from={Soon:yyyy-MM-dd}&to={Soon.AddDays(2):yyyy-MM-dd}";
        Assert.Equal(["shop-1"], Ids((await callers.GetAsync("vera", path)).Json.GetProperty("releases")));
        Assert.Equal(0, (await callers.GetAsync("vera", path)).Json.GetProperty("occurrences").GetArrayLength());
        Assert.Equal(["crm-1"], Ids((await callers.GetAsync("walt", path)).Json.GetProperty("releases")));
        Assert.Equal(["crm-1", "shop-1"], Ids((await callers.GetAsync("anna", path, "viewer")).Json.GetProperty("releases")));
        Assert.Equal(2, (await callers.GetAsync("anna", path, "viewer")).Json.GetProperty("occurrences").GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, (await callers.GetAsync("nobody", path)).Status);
    }

    [Fact]
    public async Task Relo_CalendarAndList_ShowWhatTheServerHas()
    {
        await using var server = await RealServer.StartAsync();
        await server.ApplyAsync(Definitions);
        await server.ReloAsync("release", "start", "p", "--id", "r1", "--tag", "big");
        var calendar = await server.ReloAsync("calendar", "--from", Soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--environment", "prod");
        Assert.Matches(@"(?m)^\S+Z +OnHold +prod +r1\s*$", calendar.Out);
        Assert.Matches(@"(?m)^\S+Z  \S+Z +\(not yet\) +train +prod +\d{4}-\d\d-\d\d\s*$", calendar.Out);
        Assert.Contains("\"projected\"", (await server.ReloAsync("calendar", "--from", Soon.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--json")).Out, StringComparison.Ordinal);
        Assert.Contains("RO4007", (await server.ReloAsync(3, "calendar", "--from", "soon")).Error, StringComparison.Ordinal);

        Assert.Contains("r1", (await server.ReloAsync("release", "list", "--service", "checkout", "--status", "OnHold,Running", "--text", "R1")).Out, StringComparison.Ordinal);
        Assert.Contains("There is no such release.", (await server.ReloAsync("release", "list", "--group", "none")).Out, StringComparison.Ordinal);
    }

    private static Task<RunningServer.Answer> PlanAsync(RunningServer server, string id, string process) =>
        server.PostAsync("api/releases", new { id, process, startAt = Soon.AddHours(id[0] - 'a'), duration = "2h", autoStart = false });

    private static List<string?> Ids(JsonElement items) => [.. items.EnumerateArray().Select(item => item.GetProperty("id").GetString())];
}
