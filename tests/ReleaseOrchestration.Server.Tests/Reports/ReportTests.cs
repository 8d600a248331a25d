using System.Net;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Server.Tests.Access;
using ReleaseOrchestration.Server.Tests.Api;
using ReleaseOrchestration.Server.Tests.Cli;

namespace ReleaseOrchestration.Server.Tests.Reports;

/// <summary>Reports over HTTP and on the command line.</summary>
public sealed class ReportTests
{
    private const string Process = """
        process:
          id: quick
          phases:
            - phase: {id: p, activities: [{activity: {id: ask, type: manual, approval: {approvers: ['user:alice'], quorum: 1}}}]}
        """;

    [Fact]
    public async Task Get_WhatHasJustEnded_IsThereAsJsonAndCsv()
    {
        await using var server = await EndedAsync();
        var json = await server.GetAsync("api/reports/releases");
        var item = Assert.Single(json.Json.GetProperty("items").EnumerateArray());
        Assert.Equal((HttpStatusCode.OK, "application/json", "r1", "Succeeded"), (json.Status, json.MediaType, item.GetProperty("release").GetString(), item.GetProperty("status").GetString()));
        Assert.Equal(json.Json.GetProperty("columns").EnumerateArray().Select(column => column.GetString()), item.EnumerateObject().Select(member => member.Name));

        foreach (var csv in (RunningServer.Answer[])[await server.GetAsync("api/reports/releases?format=csv"), await server.GetAsync("api/reports/releases", ("Accept", "application/json;q=0.5, text/csv"))])
        {
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (csv.Status, csv.MediaType));
            var lines = csv.Body.Split("\r\n");
            Assert.Equal(("release,run,name,version,group,", "r1,1,'=HYPERLINK(0),,,quick,,Succeeded,,", string.Empty), (lines[0][..31], lines[1][..40].TrimEnd('2', '0'), lines[2]));
        }

        Assert.Equal("application/json", (await server.GetAsync("api/reports/releases?format=json", ("Accept", "text/csv"))).MediaType);
        var waiting = Assert.Single((await server.GetAsync("api/reports/waiting")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("user:alice", "signOff"), (waiting.GetProperty("owner").GetString(), waiting.GetProperty("cause").GetString()));
        Assert.Empty((await server.GetAsync("api/reports/releases?to=2020-01-01")).Json.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("nope", HttpStatusCode.NotFound, "RO4360")]
    [InlineData("releases?format=xml", HttpStatusCode.BadRequest, "RO4007")]
    [InlineData("releases?from=soon", HttpStatusCode.BadRequest, "RO4007")]
    [InlineData("releases?from=2026-02-01&to=2026-01-01", HttpStatusCode.BadRequest, "RO4007")]
    [InlineData("releases?from=0001-01-01", HttpStatusCode.BadRequest, "RO4007")]
    [InlineData("releases?to=0001-01-01", HttpStatusCode.BadRequest, "RO4007")]
    [InlineData("releases?from=2020-01-01&to=9999-12-31", HttpStatusCode.BadRequest, "RO4007")]
    public async Task Get_Nonsense_SaysWhatIsWrong(string report, HttpStatusCode status, string code)
    {
        await using var server = await RunningServer.StartAsync();
        var answer = await server.GetAsync($"api/reports/{report}");

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_ByWhoSeesSomeReleases_CountsThoseAlone()
    {
        await using var callers = await Callers.StartAsync([.. Callers.Grant(10, "viewer", "vera", ("Tags", "shop")), .. Callers.Grant(11, "admin", "adam")]);
        Assert.Equal(HttpStatusCode.OK, (await callers.Server.SendAsync(HttpMethod.Post, "api/apply", Waiting, "application/yaml", callers.Bearer("adam"))).Status);
        foreach (var (id, tag) in ((string, string)[])[("shop-1", "shop"), ("crm-1", "crm")])
        {
            await callers.PostAsync("adam", "api/releases", new { id, process = "none", tags = new[] { tag }, start = true });
            await callers.PostAsync("adam", $"api/releases/{id}/abort", new { reason = "over" });
        }

        Assert.Equal(["shop-1"], Releases(await callers.GetAsync("vera", "api/reports/releases")));
        Assert.Equal(["crm-1", "shop-1"], Releases(await callers.GetAsync("adam", "api/reports/releases")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Relo_Report_ShowsATableCsvOrJson()
    {
        await using var server = await EndedAsync();
        var table = await CommandLine.SucceedAsync(server.Address, "report", "releases");
        Assert.Contains("PLANNED START", table.Out, StringComparison.Ordinal);
        Assert.Contains("Succeeded", table.Out, StringComparison.Ordinal);
        Assert.StartsWith("release,run,", (await CommandLine.SucceedAsync(server.Address, "report", "releases", "--csv")).Out, StringComparison.Ordinal);
        Assert.Equal("r1", (await CommandLine.SucceedAsync(server.Address, "report", "releases", "--json")).Json.GetProperty("items")[0].GetProperty("release").GetString());
        Assert.Equal("Nothing ended in this time.", (await CommandLine.SucceedAsync(server.Address, "report", "lead-time", "--group", "weekly", "--environment", "prod", "--to", "2026-01-01")).Out.Trim());
        Assert.Equal(ExitCodes.Usage, await new CommandLine(server.Address).RunAsync("report", "releases", "--csv", "--json"));
        var unknown = new CommandLine(server.Address);
        Assert.NotEqual(ExitCodes.Done, await unknown.RunAsync("report", "nope"));
        Assert.Contains("deployment-frequency", unknown.Error, StringComparison.Ordinal);
    }

    private const string Waiting = """
        process:
          id: none
          phases:
            - phase: {id: p, activities: [{activity: {id: wait, type: wait, duration: 30d}}]}
        """;

    private static IEnumerable<string> Releases(RunningServer.Answer answer) => answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("release").GetString()!);

    private static async Task<RunningServer> EndedAsync()
    {
        var server = await RunningServer.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.ApplyAsync(Process)).Status);
        await server.PostAsync("api/releases", new { id = "r1", name = "=HYPERLINK(0)", process = "quick", start = true });
        var decided = await server.PostAsync("api/releases/r1/nodes/p.ask/decide", new { decision = "approve" }, ("Relo-User", "alice"));
        Assert.True(decided.Status == HttpStatusCode.Accepted, decided.Body);
        return server;
    }
}
