using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ReleaseOrchestration.Server.Tests.Api;

public sealed class SignOffPageTests
{
    [Fact]
    public async Task Get_Link_ShowsWhatIsAskedAndChangesNothing()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var before = (await server.GetAsync("api/releases/r1/audit/verify")).Body;
        var answer = await server.GetAsync(url);
        var page = await ReadAsync(answer.Body);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.Status, answer.MediaType));
        Assert.Equal("Approve version", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Look at the report first.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("user:alice", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Production", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.4.0", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["approve", "reject", "delegate"], page.QuerySelectorAll("button").Select(button => button.GetAttribute("value")));
        Assert.Equal(before, (await server.GetAsync("api/releases/r1/audit/verify")).Body);
    }

    [Fact]
    public async Task Get_Link_IsAccessibleAndShutIn()
    {
        await using var server = await StartedAsync();
        var answer = await server.GetAsync(await LinkAsync(server, "alice"));
        var page = await ReadAsync(answer.Body);

        Assert.All(page.QuerySelectorAll("textarea,select,input:not([type=hidden])"), control => Assert.NotNull(page.QuerySelector($"label[for='{control.Id}']")));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("script,link,img,iframe"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"'nonce-{page.QuerySelector("style")!.GetAttribute("nonce")}'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(["no-referrer", "DENY"], [answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.GetValues("X-Frame-Options").Single()]);
    }

    [Fact]
    public async Task Post_Form_DecidesOnceAndShowsTheOutcome()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var guard = await GuardAsync(server, url);
        var invalid = await PostAsync(server, url, guard, "approve", ("field.impact", "x"));
        var done = await PostAsync(server, url, guard, "approve", ("field.impact", "<b>small</b>"), ("comment", "fine & good"));
        var twice = await PostAsync(server, url, guard, "reject");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, invalid.Status);
        Assert.Contains("RO3106", invalid.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var page = await ReadAsync(done.Body);
        Assert.Null(page.QuerySelector("form"));
        Assert.Contains("fine & good", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>small</b>", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("RO3103", twice.Body, StringComparison.Ordinal);
        var approval = (await server.GetAsync("api/releases/r1/nodes/production.sign")).Json.GetProperty("approval");
        Assert.True(approval.GetProperty("decisions")[0].GetProperty("byLink").GetBoolean());
        Assert.Equal(1, approval.GetProperty("given").GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123")]
    public async Task Post_FormWithoutItsGuard_IsRefused(string guard)
    {
        await using var server = await StartedAsync();
        var answer = await PostAsync(server, await LinkAsync(server, "alice"), guard, "approve");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("RO4203", answer.Body, StringComparison.Ordinal);
        Assert.Empty((await server.GetAsync("api/releases/r1/nodes/production.sign")).Json.GetProperty("approval").GetProperty("decisions").EnumerateArray());
    }

    [Fact]
    public async Task Post_GuardOfAnotherLink_IsRefused()
    {
        await using var server = await StartedAsync();
        var other = await GuardAsync(server, await LinkAsync(server, "bob"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(server, await LinkAsync(server, "alice"), other, "approve")).Status);
    }

    [Fact]
    public async Task Post_PassTheVoteOn_TheOtherDecidesUntilItIsTakenBack()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var guard = await GuardAsync(server, url);
        var odd = await PostAsync(server, url, guard, "delegate", ("to", "a b"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.Status);
        Assert.Contains("RO4011", odd.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(server, url, "0123", "delegate", ("to", "dora"))).Status);

        var passed = await PostAsync(server, url, guard, "delegate", ("to", "dora"), ("reason", "away"));
        var page = await ReadAsync(passed.Body);
        Assert.Equal(HttpStatusCode.OK, passed.Status);
        Assert.Equal("Take it back", Assert.Single(page.QuerySelectorAll("button")).TextContent);
        var byAlice = await PostAsync(server, url, guard, "approve", ("field.impact", "small"));
        Assert.Equal(HttpStatusCode.Forbidden, byAlice.Status);
        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync(await LinkAsync(server, "dora"), new { decision = "approve", fields = new { impact = "small" } })).Status);

        var late = await PostAsync(server, url, guard, "delegate", ("to", "alice"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("user:dora has decided in your place", late.Body, StringComparison.Ordinal);
        var approval = (await server.GetAsync("api/releases/r1/nodes/production.sign")).Json.GetProperty("approval");
        Assert.Equal("user:dora", approval.GetProperty("decisions").EnumerateArray().Single().GetProperty("person").GetString());
    }

    [Fact]
    public async Task Post_TakeTheVoteBack_ThePersonOfTheLinkDecides()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var guard = await GuardAsync(server, url);
        await PostAsync(server, url, guard, "delegate", ("to", "user:dora"));
        var back = await ReadAsync((await PostAsync(server, url, guard, "delegate", ("to", "user:alice"))).Body);
        Assert.Equal(3, back.QuerySelectorAll("button").Length);

        Assert.Equal(HttpStatusCode.Forbidden, (await server.PostAsync(await LinkAsync(server, "dora"), new { decision = "approve" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, url, guard, "approve", ("field.impact", "small"))).Status);
    }

    [Fact]
    public async Task Post_PassTheVoteOnWhereSigningInIsRequired_IsRefused()
    {
        await using var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval.Replace("quorum: 2", "quorum: 2, require-sign-in: true", StringComparison.Ordinal));
        await server.PostAsync("api/releases", new { id = "r1", process = "approval", inputSet = "march", start = true });
        var url = await LinkAsync(server, "alice");
        var answer = await PostAsync(server, url, await GuardAsync(server, url), "delegate", ("to", "mallory"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("RO3136", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Json_Decides()
    {
        await using var server = await StartedAsync();
        var answer = await server.PostAsync(await LinkAsync(server, "bob"), new { decision = "reject", comment = "no" });
        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("rejected", (await server.GetAsync("api/releases/r1/nodes/production.sign")).Text("outcome"));
    }

    [Fact]
    public async Task Link_ChangedOnItsWay_IsRefusedEverywhere()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var forged = url[..^4] + (url.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        var shown = await server.GetAsync(forged);
        var posted = await server.PostAsync(forged, new { decision = "approve" });

        Assert.Equal((HttpStatusCode.Unauthorized, "text/html"), (shown.Status, shown.MediaType));
        Assert.Contains("RO4201", shown.Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Unauthorized, "RO4201"), (posted.Status, posted.Code));
    }

    [Theory]
    [InlineData("v1.20260302-0a1b2c3d.!!.!!")]
    [InlineData("v1.x.e30.e30")]
    [InlineData("x")]
    public async Task Link_ThatIsNone_IsRefused(string token)
    {
        await using var server = await RunningServer.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("sign-off/" + token)).Status);
        Assert.Equal("RO4201", (await server.PostAsync("callbacks/" + token, new { status = "succeeded" })).Code);
    }

    [Fact]
    public async Task Links_ForPeopleAndTimesThatMakeNoSense_AreRefused()
    {
        await using var server = await StartedAsync();
        const string Links = "api/releases/r1/nodes/production.sign/links";
        Assert.Equal("RO4011", (await server.PostAsync(Links, new { person = "a b" })).Code);
        Assert.Equal("RO4011", (await server.PostAsync(Links, new { person = "alice", expiresIn = "soon" })).Code);
        Assert.Equal("RO4011", (await server.PostAsync(Links, new { person = "alice", expiresIn = "31d" })).Code);
        Assert.Equal("RO4207", (await server.PostAsync("api/releases/r1/nodes/production.note/links", new { person = "alice" })).Code);
    }

    private static async Task<RunningServer> StartedAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);
        await server.PostAsync("api/releases", new { id = "r1", name = "March", process = "approval", inputSet = "march", start = true });
        return server;
    }

    private static async Task<string> LinkAsync(RunningServer server, string person) =>
        (await server.PostAsync("api/releases/r1/nodes/production.sign/links", new { person, expiresIn = "2h" })).Text("url");

    private static async Task<string> GuardAsync(RunningServer server, string url) =>
        ((IHtmlInputElement)(await ReadAsync((await server.GetAsync(url)).Body)).QuerySelector("input[name=guard]")!).Value;

    private static async Task<RunningServer.Answer> PostAsync(RunningServer server, string url, string guard, string decision, params (string Name, string Value)[] fields)
    {
        var form = fields.Append(("guard", guard)).Append(("decision", decision)).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}");
        return await server.SendAsync(HttpMethod.Post, url, string.Join('&', form), "application/x-www-form-urlencoded");
    }

    private static async Task<IDocument> ReadAsync(string html)
    {
        var context = BrowsingContext.New(Configuration.Default);
        return await context.OpenAsync(request => request.Content(html));
    }
}
