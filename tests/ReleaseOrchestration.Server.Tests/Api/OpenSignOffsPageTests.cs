using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>The page of all that waits for one person.</summary>
public sealed class OpenSignOffsPageTests
{
    [Fact]
    public async Task Get_WhatWaits_IsListedAndChangesNothing()
    {
        await using var server = await StartedAsync();
        var before = (await server.GetAsync("api/audit?limit=500")).Body;
        var answer = await server.GetAsync("sign-offs", ("Relo-User", "alice"));
        var page = await ReadAsync(answer.Body);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.Status, answer.MediaType));
        Assert.Equal("user:alice", page.QuerySelector(".eyebrow")!.TextContent);
        Assert.Equal("Approve version", page.QuerySelector("h2")!.TextContent);
        Assert.Contains("March", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script,link,img,iframe"));
        Assert.Contains($"'nonce-{page.QuerySelector("style")!.GetAttribute("nonce")}'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(before, (await server.GetAsync("api/audit?limit=500")).Body);
    }

    [Fact]
    public async Task Get_NothingForThatPerson_SaysSo()
    {
        await using var server = await StartedAsync();
        var page = await ReadAsync((await server.GetAsync("sign-offs", ("Relo-User", "mallory"))).Body);

        Assert.Contains("Nothing waits for you.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Post_Open_LeadsToThePageOfThePerson()
    {
        await using var server = await StartedAsync();
        var form = (IHtmlFormElement)(await ReadAsync((await server.GetAsync("sign-offs", ("Relo-User", "alice"))).Body)).QuerySelector("form")!;
        var fields = form.Elements.OfType<IHtmlInputElement>().Select(input => $"{input.Name}={Uri.EscapeDataString(input.Value)}");
        var page = await ReadAsync((await server.SendAsync(HttpMethod.Post, "sign-offs", string.Join('&', fields), "application/x-www-form-urlencoded", ("Relo-User", "alice"))).Body);

        Assert.Equal("Approve version", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("user:alice", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alice", "release=nope&path=production.sign", HttpStatusCode.NotFound)]
    [InlineData("alice", "", HttpStatusCode.NotFound)]
    public async Task Post_SignOffThatIsNotThere_LeadsNowhere(string person, string form, HttpStatusCode status)
    {
        await using var server = await StartedAsync();

        Assert.Equal(status, (await server.SendAsync(HttpMethod.Post, "sign-offs", form, "application/x-www-form-urlencoded", ("Relo-User", person))).Status);
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsRefused()
    {
        await using var server = await StartedAsync();
        var answer = await server.SendAsync(
            HttpMethod.Post, "sign-offs", "release=r1&path=production.sign", "application/x-www-form-urlencoded", ("Relo-User", "alice"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private static async Task<RunningServer> StartedAsync()
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(Definitions.Approval);
        await server.PostAsync("api/releases", new { id = "r1", name = "March", process = "approval", inputSet = "march", start = true });
        return server;
    }

    private static Task<IDocument> ReadAsync(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
}
