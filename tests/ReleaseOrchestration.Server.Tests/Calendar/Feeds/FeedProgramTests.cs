using System.Net;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>Feeds over HTTP, as a program of others understands them.</summary>
public sealed class FeedProgramTests
{
    private static readonly DateTimeOffset Planned = new(DateTime.UtcNow.Date.AddDays(100).AddHours(7), TimeSpan.Zero);

    [CalendarProgramFact]
    public async Task Release_PlannedMovedCancelledAndPlannedAgain_IsFollowedBySubscribers()
    {
        await using var server = await RunningServer.StartAsync();
        var calendar = await SubscribeAsync(server, new { kind = "group", group = "shop" });
        await CreateAsync(server, "r-1", "shop", Planned);

        var first = (await calendar.RefreshAsync()).Events.Single(one => one.Uid.StartsWith("release.r-1@", StringComparison.Ordinal));
        Assert.Equal((Planned, Planned.AddHours(2), "TENTATIVE", true), (first.Start, first.End, first.Status, first.IsUtc));
        Assert.Equal(("Größe, \"alles\"; \\n? 1.4.0", "TRANSPARENT"), (first.Summary, first.Transparency));
        Assert.Equal(["shop", "a,b"], first.Categories);
        Assert.Equal(first.LastModified, first.Stamp);

        await PostAsync(server, "api/releases/r-1/schedule", new { at = Planned.AddDays(1).ToOffset(TimeSpan.FromHours(2)), reason = "More time" });
        await calendar.RefreshAsync();
        var moved = Assert.Single(Releases(calendar));
        Assert.Equal((first.Uid, Planned.AddDays(1)), (moved.Uid, moved.Start));
        Assert.True(moved.Sequence > first.Sequence && moved.LastModified >= first.LastModified);

        await PostAsync(server, "api/releases/r-1/cancel", new { reason = "Not ready; maybe, later" });
        var cancelled = (await calendar.RefreshAsync()).Events.Single(one => one.Uid == first.Uid);
        Assert.Equal("CANCELLED", cancelled.Status);
        Assert.True(cancelled.Sequence > moved.Sequence);
        Assert.Contains("Reason: Not ready; maybe, later", cancelled.Description, StringComparison.Ordinal);
        Assert.Empty(Releases(calendar));

        await PostAsync(server, "api/releases/r-1/schedule", new { at = Planned.AddDays(30), reason = "Ready" });
        await calendar.RefreshAsync();
        Assert.Equal(first.Uid, Assert.Single(Releases(calendar)).Uid);
    }

    [CalendarProgramFact]
    public async Task Release_StartedAndAborted_IsAtItsOwnTime()
    {
        await using var server = await RunningServer.StartAsync();
        var calendar = await SubscribeAsync(server, new { kind = "all" });
        await CreateAsync(server, "r-1", "crm", Planned, process: "other");
        await calendar.RefreshAsync();
        var planned = Assert.Single(Releases(calendar));

        await PostAsync(server, "api/releases/r-1/start", new { });
        await calendar.RefreshAsync();
        var running = Assert.Single(Releases(calendar));
        Assert.Equal(("CONFIRMED", planned.Uid), (running.Status, running.Uid));
        Assert.True(running.Sequence > planned.Sequence && running.Start < planned.Start && running.End > running.Start);

        await PostAsync(server, "api/releases/r-1/abort", new { reason = "Enough" });
        ReadEvent ended;
        do
        {
            // The list of releases follows its machine.
            await calendar.RefreshAsync();
            ended = Assert.Single(Releases(calendar));
        }
        while (ended.Sequence == running.Sequence);
        Assert.Equal(("CONFIRMED", running.Start), (ended.Status, ended.Start));
        Assert.Contains("Aborted", ended.Description, StringComparison.Ordinal);
    }

    [CalendarProgramFact]
    public async Task Feed_OfAGroup_HasItsReleasesAndFreezesAlone()
    {
        await using var server = await RunningServer.StartAsync();
        var calendar = await SubscribeAsync(server, new { kind = "group", group = "shop" });
        await CreateAsync(server, "r-1", "shop", Planned);
        await CreateAsync(server, "r-2", "crm", Planned, process: "other");

        var read = await calendar.RefreshAsync();

        Assert.Equal(("Releases of shop", "2.0", "PT15M", null), (read.Name, read.Version, read.Refresh, read.Method));
        Assert.Equal(["Release window: Office hours", "Freeze: Stocktaking", "Größe, \"alles\"; \\n? 1.4.0"], read.Events.Select(one => one.Summary));
        Assert.Equal("Inventory; nothing, really", read.Events[1].Description);
    }

    [CalendarProgramFact]
    public async Task Feed_OfAGroupWithACadence_HasEachDayOnceForHalfAYear()
    {
        await using var server = await RunningServer.StartAsync();
        var group = await SubscribeAsync(server, new { kind = "group", group = "shop" });
        var owner = await SubscribeAsync(server, new { kind = "owner", owner = "paula" });
        await server.ApplyAsync("releaseGroup: {id: shop, name: Shop, process: weekly, tags: [shop], cadence: {frequency: weekly, days: [Thu], at: '09:00', timezone: Europe/Zurich, duration: 2d}}");
        await group.RefreshAsync();
        await owner.RefreshAsync();

        var days = group.Shown.Where(one => one.Summary.StartsWith("Shop ", StringComparison.Ordinal)).ToList();

        Assert.InRange(days.Count, 25, 26);
        Assert.Equal(days.Count, days.Select(one => one.Start).Distinct().Count());
        Assert.All(days, one => Assert.Equal((DayOfWeek.Thursday, TimeSpan.FromDays(2), "TENTATIVE"), (one.Start.DayOfWeek, one.End - one.Start, one.Status)));
        Assert.Equal(days.Select(one => one.Start), owner.Shown.Select(one => one.Start));
        Assert.Contains(days, one => one.Uid.StartsWith("occurrence.shop.", StringComparison.Ordinal));
        var count = days.Count;
        do
        {
            // Releases of the next weeks take the place of what is expected.
            days = [.. (await group.RefreshAsync()).Events.Where(one => one.Summary.StartsWith("Shop ", StringComparison.Ordinal))];
            Assert.Equal((count, count), (days.Select(one => one.Start).Distinct().Count(), days.Count));
        }
        while (days.Count(one => one.Uid.StartsWith("release.shop-", StringComparison.Ordinal)) < 4);
    }

    [CalendarProgramFact]
    public async Task Feed_OfAnOwner_HasWhatTheyAnswerFor()
    {
        await using var server = await RunningServer.StartAsync();
        var byProcess = await SubscribeAsync(server, new { kind = "owner", owner = "paula" });
        var byGroup = await SubscribeAsync(server, new { kind = "owner", owner = "group:directors" });
        var nobody = await SubscribeAsync(server, new { kind = "owner", owner = "user:pau" });
        await CreateAsync(server, "r-1", "shop", Planned);
        await CreateAsync(server, "r-2", "crm", Planned, process: "other");
        foreach (var calendar in new[] { byProcess, byGroup, nobody })
        {
            await calendar.RefreshAsync();
        }

        Assert.StartsWith("release.r-1@", Assert.Single(byProcess.Shown).Uid, StringComparison.Ordinal);
        Assert.StartsWith("release.r-1@", Assert.Single(byGroup.Shown).Uid, StringComparison.Ordinal);
        Assert.Empty(nobody.Shown);
    }

    [CalendarProgramFact]
    public async Task Feed_OfSignOffs_HasTheDeadlinesOfItsMakerUntilTheyDecide()
    {
        await using var server = await RunningServer.StartAsync();
        var alice = await SubscribeAsync(server, new { kind = "my-sign-offs" }, ("Relo-User", "alice"));
        var quinn = await SubscribeAsync(server, new { kind = "my-sign-offs" }, ("Relo-User", "quinn"), ("Relo-Groups", "qa"));
        var bob = await SubscribeAsync(server, new { kind = "my-sign-offs" }, ("Relo-User", "bob"));
        await PostAsync(server, "api/releases", new { id = "r-1", process = "weekly", start = true });
        await PostAsync(server, "api/releases", new { id = "r-2", process = "other", start = true });
        while ((await server.GetAsync("api/sign-offs")).Json.GetProperty("items").GetArrayLength() < 2)
        {
            // The list of sign-offs follows the machines.
        }

        await alice.RefreshAsync();
        await quinn.RefreshAsync();
        await bob.RefreshAsync();

        var due = Assert.Single(alice.Shown);
        Assert.Equal("Sign-off due: Approve; or not, \"as you like\"", due.Summary);
        Assert.InRange(due.Start, due.LastModified.AddHours(8).AddSeconds(-1), due.LastModified.AddHours(8).AddSeconds(1));
        Assert.Null(due.End);
        Assert.Equal(due.Uid, Assert.Single(quinn.Shown).Uid);
        Assert.Empty(bob.Shown);

        await PostAsync(server, "api/releases/r-1/nodes/go.sign/decide", new { decision = "approve" }, ("Relo-User", "alice"));
        while ((await server.GetAsync("api/sign-offs")).Json.GetProperty("items").GetArrayLength() > 1)
        {
            // As above.
        }

        Assert.Empty((await quinn.RefreshAsync()).Events);
    }

    private static IEnumerable<ReadEvent> Releases(SubscribedCalendar calendar) => calendar.Shown.Where(one => one.Uid.StartsWith("release.", StringComparison.Ordinal));

    private static async Task<SubscribedCalendar> SubscribeAsync(RunningServer server, object feed, params (string Name, string Value)[] headers)
    {
        await server.ApplyAsync(FeedDefinitions.Groups);
        var made = await server.PostAsync("api/feeds", feed, headers);
        Assert.True(made.Status == HttpStatusCode.Created, made.Body);
        return new SubscribedCalendar(server.Client, made.Text("url"));
    }

    private static Task CreateAsync(RunningServer server, string id, string group, DateTimeOffset at, string process = "weekly") => PostAsync(
        server,
        "api/releases",
        new { id, name = "Größe, \"alles\"; \\n?", version = "1.4.0", process, group, tags = new[] { "a,b" }, startAt = at, duration = "2h", autoStart = false });

    private static async Task PostAsync(RunningServer server, string path, object body, params (string Name, string Value)[] headers)
    {
        var answer = await server.PostAsync(path, body, headers);
        Assert.True((int)answer.Status is >= 200 and < 300, $"{path}: {answer.Status} {answer.Body}");
    }
}
