using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Server.Tests.Access;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>Who may make, read and revoke feeds.</summary>
public sealed class FeedAccessTests
{
    [Fact]
    public async Task Feed_FromMakingToRevoking_IsReadByItsAddressAlone()
    {
        await using var callers = await StartAsync();
        var made = await callers.PostAsync("alice", "api/feeds", new { kind = "group", group = "shop" }, "viewer");
        Assert.Equal((HttpStatusCode.Created, "no-store", "user:alice"), (made.Status, made.Headers.CacheControl!.ToString(), made.Text("feed", "createdBy")));
        var path = PathOf(made);
        Assert.Matches("^feeds/[A-Za-z0-9_-]{43}\\.ics$", path);

        var read = await callers.Server.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "text/calendar", "no-cache, private"), (read.Status, read.MediaType, read.Headers.CacheControl!.ToString()));
        var unchanged = await callers.Server.GetAsync(path, ("If-None-Match", read.Headers.ETag!.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, string.Empty), (unchanged.Status, unchanged.Body));
        await callers.PostAsync("olga", "api/releases", new { process = "weekly", group = "shop", startAt = DateTimeOffset.UtcNow.AddDays(9) }, "operator");
        Assert.Equal(HttpStatusCode.OK, (await callers.Server.GetAsync(path, ("If-None-Match", read.Headers.ETag!.ToString()))).Status);

        var own = (await callers.GetAsync("alice", "api/feeds", "viewer")).Json.GetProperty("items")[0];
        Assert.Equal(("shop", DateTime.UtcNow.ToString("yyyy-MM-dd")), (own.GetProperty("group").GetString(), own.GetProperty("lastReadOn").GetString()));
        Assert.Equal(0, (await callers.GetAsync("bob", "api/feeds", "viewer")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("RO4402", (await callers.GetAsync("bob", "api/feeds?all=true", "viewer")).Code);
        Assert.Equal(1, (await callers.GetAsync("root", "api/feeds?all=true", "admin")).Json.GetProperty("items").GetArrayLength());

        var address = $"api/feeds/{made.Text("feed", "id")}";
        Assert.Equal("RO4701", (await callers.Server.SendAsync(HttpMethod.Delete, address, null, callers.Bearer("bob", "viewer"))).Code);
        Assert.Equal("revoked", (await callers.Server.SendAsync(HttpMethod.Delete, address, null, callers.Bearer("alice", "viewer"))).Text("status"));
        Assert.Equal(HttpStatusCode.NotFound, (await callers.Server.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Feed_ThatDoesNotCount_AnswersTheSameWhateverTheReason()
    {
        await using var callers = await StartAsync();
        var revoked = await callers.PostAsync("root", "api/feeds", new { kind = "all" }, "admin");
        await callers.Server.SendAsync(HttpMethod.Delete, $"api/feeds/{revoked.Text("feed", "id")}", null, callers.Bearer("root", "admin"));
        var path = PathOf(revoked);
        var answers = new List<string>();
        foreach (var address in new[] { path, $"feeds/{new string('A', 43)}.ics", "feeds/x.ics", path[..^5] + "A.ics", "feeds/%C3%BC.ics" })
        {
            var answer = await callers.Server.GetAsync(address);
            answers.Add($"{answer.Status} {answer.MediaType} {answer.Headers.ETag} {answer.Code} {answer.Text("detail")} {answer.Text("title")}");
        }

        Assert.Equal("NotFound application/problem+json  RO4701 There is no feed at this address; whoever made it can make another. Not Found", Assert.Single(answers.Distinct()));
    }

    [Fact]
    public async Task Feed_OfAScopedViewer_ShowsWhatTheyMaySee()
    {
        await using var callers = await StartAsync([.. Callers.Grant(10, "viewer", "vera", ("Tags", "shop"))]);
        foreach (var tag in new[] { "shop", "crm" })
        {
            var created = await callers.PostAsync("olga", "api/releases", new { id = $"{tag}-1", process = "weekly", tags = new[] { tag }, startAt = DateTimeOffset.UtcNow.AddDays(9) }, "operator");
            Assert.True(created.Status == HttpStatusCode.Created, created.Body);
        }

        var file = (await callers.Server.GetAsync(PathOf(await callers.PostAsync("vera", "api/feeds", new { kind = "all" })))).Body;

        Assert.Contains("release.shop-1@", file, StringComparison.Ordinal);
        Assert.DoesNotContain("crm-1", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_OfSomebodyWhoLostTheirRole_EndsWithIt()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        string[] grant = ["--Access:Grants:0:Role", "viewer", "--Access:Grants:0:Groups:0", "staff"];
        var before = await RunningServer.StartAsync(null, issuer.Settings(grant));
        var feed = await before.PostAsync("api/feeds", new { kind = "all" }, ("Authorization", $"Bearer {issuer.Token("vera", "staff")}"));
        Assert.Equal(HttpStatusCode.OK, (await before.GetAsync(PathOf(feed))).Status);
        await before.StopAsync();

        await using var after = await RunningServer.StartAsync(before.Folder, issuer.Settings([.. grant[..3], "others"]));
        Assert.Equal(HttpStatusCode.NotFound, (await after.GetAsync(PathOf(feed))).Status);
    }

    [Fact]
    public async Task Feed_MadeWhileTheServerWasOpen_EndsWhenItAsksWhoPeopleAre()
    {
        var open = await RunningServer.StartAsync();
        var feed = await open.PostAsync("api/feeds", new { kind = "all" }, ("Relo-User", "root"));
        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync(PathOf(feed))).Status);
        await open.StopAsync();

        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(open.Folder, issuer.Settings("--Access:Grants:0:Role", "admin", "--Access:Grants:0:Users:0", "root"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(PathOf(feed))).Status);
    }

    [Fact]
    public async Task Feed_ByAnApiKey_IsNotMade()
    {
        await using var callers = await StartAsync();
        var key = (await callers.PostAsync("root", "api/api-keys", new { name = "ci", roles = new[] { "admin" } }, "admin")).Text("key");

        var answer = await callers.Server.PostAsync("api/feeds", new { kind = "all" }, ("X-Api-Key", key));

        Assert.Equal((HttpStatusCode.Forbidden, "RO4704"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("""{"kind": "mine"}""", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("""{"kind": "group"}""", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("""{"kind": "owner", "owner": " "}""", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("""{"kind": "all", "group": "shop"}""", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("""{"kind": "group", "group": "shop", "owner": "x"}""", HttpStatusCode.UnprocessableEntity, "RO4011")]
    [InlineData("""{"kind": "group", "group": "shoop"}""", HttpStatusCode.NotFound, "RO2010")]
    [InlineData("""{"kind": "group", "person": "bob"}""", HttpStatusCode.BadRequest, "RO4002")]
    public async Task Feed_OfNonsense_IsRefused(string body, HttpStatusCode status, string code)
    {
        await using var server = await RunningServer.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, "api/feeds", body);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Feeds_MoreThanOnePersonMayHave_AreRefused()
    {
        await using var server = await RunningServer.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("api/feeds", new { kind = "all" })).Status);
        }

        Assert.Equal((HttpStatusCode.Conflict, "RO4702"), (await server.PostAsync("api/feeds", new { kind = "all" })) is var answer ? (answer.Status, answer.Code) : default);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("api/feeds", new { kind = "all" }, ("Relo-User", "bob"))).Status);
    }

    [Fact]
    public async Task Feed_ReadTooOften_IsHeldBack()
    {
        await using var server = await RunningServer.StartAsync(null, "--Feeds:PerMinute", "2");
        var path = PathOf(await server.PostAsync("api/feeds", new { kind = "all" }));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], [(await server.GetAsync(path)).Status, (await server.GetAsync("feeds/guess.ics")).Status]);

        var third = await server.GetAsync(path);

        Assert.Equal((HttpStatusCode.TooManyRequests, "RO4703"), (third.Status, third.Code));
        Assert.NotNull(third.Headers.RetryAfter);
    }

    [Fact]
    public async Task Token_IsNowhereInTheStoreNorInTheTrail()
    {
        await using var server = await RunningServer.StartAsync();
        var path = PathOf(await server.PostAsync("api/feeds", new { kind = "all" }));
        var token = path["feeds/".Length..^".ics".Length];
        await server.GetAsync(path);

        var stored = await server.Services.GetRequiredService<IDocumentStore>().QueryAsync("feeds", new RowRange(), CancellationToken.None);
        Assert.Equal(3, stored.Length);
        Assert.DoesNotContain(stored, document => Encoding.UTF8.GetString(document.Body.Span).Contains(token, StringComparison.Ordinal));
        var trail = (await server.GetAsync("api/audit")).Body;
        Assert.Contains("feed.created", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(token, trail, StringComparison.Ordinal);
    }

    private static async Task<Callers> StartAsync(params string[] settings)
    {
        var callers = await Callers.StartAsync(settings);
        var applied = await callers.ApplyAsync(FeedDefinitions.Groups);
        Assert.True(applied.Status == HttpStatusCode.OK, applied.Body);
        return callers;
    }

    private static string PathOf(RunningServer.Answer made) => new Uri(made.Text("url")).AbsolutePath[1..];
}
