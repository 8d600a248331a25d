using System.Net;
using System.Text.Json;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>What may happen to a sign-off link on its way: forwarded, prefetched, altered, posted many times, revoked.</summary>
public sealed class SignOffLinkTests
{
    private const string Node = "api/releases/r1/nodes/production.sign";
    private static readonly Dictionary<string, string> Fields = new() { ["impact"] = "small" };

    [Fact]
    public async Task Post_OneLinkAHundredTimesAtOnce_IsOneDecision()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(n =>
            server.PostAsync(url, new { decision = n % 2 == 0 ? "approve" : "reject", fields = Fields })));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Accepted), answer => Assert.True((answer.Status, answer.Code) is (HttpStatusCode.Conflict, "RO3103" or "RO3102"), answer.Body));
        Assert.Equal(1, (await server.GetAsync(Node)).Json.GetProperty("approval").GetProperty("decisions").GetArrayLength());
        Assert.Equal(1, Events((await server.GetAsync("api/releases/r1/audit?limit=200")).Json, "signOff.decided"));
    }

    [Fact]
    public async Task Read_AThousandTimesByScanners_ChangesNothing()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var (release, system) = (await ProofAsync(server, "r1"), await SystemHeadAsync(server));
        var reads = Enumerable.Range(0, 1000).Select(n => server.SendAsync(n % 2 == 0 ? HttpMethod.Get : HttpMethod.Head, url, body: null, ("Sec-Purpose", "prefetch"), ("Purpose", "prefetch")));
        foreach (var batch in reads.Chunk(50))
        {
            Assert.All(await Task.WhenAll(batch), answer => Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed }));
        }

        Assert.Equal((release, system), (await ProofAsync(server, "r1"), await SystemHeadAsync(server)));
        Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync(url, new { decision = "approve", fields = Fields })).Status);
    }

    [Fact]
    public async Task Post_AnyByteOfTheTokenChanged_IsRefused()
    {
        await using var server = await StartedAsync();
        var url = await LinkAsync(server, "alice");
        var start = url.LastIndexOf('/') + 1;
        for (var at = start; at < url.Length; at++)
        {
            var forged = $"{url[..at]}{(url[at] == 'A' ? 'B' : 'A')}{url[(at + 1)..]}";
            var answer = await server.PostAsync(forged, new { decision = "approve", fields = Fields });
            Assert.True((answer.Status, answer.Code) == (HttpStatusCode.Unauthorized, "RO4201"), $"at {at - start}: {answer.Status} {answer.Body}");
        }

        Assert.Equal(0, (await server.GetAsync(Node)).Json.GetProperty("approval").GetProperty("decisions").GetArrayLength());
    }

    [Theory]
    [InlineData("?person=alice", "alice", HttpStatusCode.Unauthorized)]
    [InlineData("?person=bob", "alice", HttpStatusCode.Accepted)]
    [InlineData("", "alice", HttpStatusCode.Unauthorized)]
    public async Task Revoke_Links_ThoseMadeBeforeCountNoMore(string whose, string person, HttpStatusCode expected)
    {
        await using var server = await StartedAsync();
        var former = await LinkAsync(server, person);
        var revoked = await server.SendAsync(HttpMethod.Delete, $"{Node}/links{whose}", body: null, ("Relo-User", "rita"));
        Assert.Equal(HttpStatusCode.OK, revoked.Status);

        var answer = await server.PostAsync(former, new { decision = "approve", fields = Fields });
        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.Unauthorized)
        {
            Assert.Equal("RO4209", answer.Code);
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync(former)).Status);
            Assert.Equal(HttpStatusCode.Accepted, (await server.PostAsync(await LinkAsync(server, person), new { decision = "approve", fields = Fields })).Status);
        }
    }

    [Fact]
    public async Task Revoke_WhereNobodyIsAsked_IsRefused()
    {
        await using var server = await StartedAsync();
        Assert.Equal((HttpStatusCode.NotFound, "RO4207"), StatusAndCode(await server.SendAsync(HttpMethod.Delete, "api/releases/r1/nodes/production.note/links", body: null)));
        Assert.Equal((HttpStatusCode.NotFound, "RO4302"), StatusAndCode(await server.SendAsync(HttpMethod.Delete, "api/releases/r9/nodes/production.sign/links", body: null)));
        Assert.Equal("RO4007", (await server.SendAsync(HttpMethod.Delete, $"{Node}/links?person=a%20b", body: null)).Code);
    }

    [Fact]
    public async Task Post_LinkWhereSigningInIsRequired_IsRefusedAndTheApiDecides()
    {
        await using var server = await StartedAsync("quorum: 2", "quorum: 2, require-sign-in: true");
        var url = await LinkAsync(server, "alice");
        Assert.Contains("this link alone is not enough", (await server.GetAsync(url)).Body, StringComparison.Ordinal);
        var byLink = await server.PostAsync(url, new { decision = "approve", fields = Fields }, ("Relo-User", "alice"));
        Assert.Equal((HttpStatusCode.Forbidden, "RO3136"), StatusAndCode(byLink));
        Assert.True((await server.GetAsync(Node)).Json.GetProperty("approval").GetProperty("requiresSignIn").GetBoolean());

        var signedIn = await server.PostAsync($"{Node}/decide", new { decision = "approve", fields = Fields }, ("Relo-User", "alice"));
        Assert.Equal(HttpStatusCode.Accepted, signedIn.Status);
    }

    [Theory]
    [InlineData("14d", HttpStatusCode.Created)]
    [InlineData("15d", HttpStatusCode.UnprocessableEntity)]
    [InlineData(null, HttpStatusCode.Created)]
    public async Task Link_Life_IsThreeDaysAndTwoWeeksAtMost(string? life, HttpStatusCode expected)
    {
        await using var server = await StartedAsync();
        var asked = DateTimeOffset.UtcNow;
        var answer = await server.PostAsync($"{Node}/links", new { person = "alice", expiresIn = life });
        Assert.Equal(expected, answer.Status);
        if (life is null)
        {
            Assert.InRange(answer.Json.GetProperty("expiresAt").GetDateTimeOffset() - asked, TimeSpan.FromHours(71.9), TimeSpan.FromHours(72.1));
        }
    }

    private static (HttpStatusCode Status, string Code) StatusAndCode(RunningServer.Answer answer) => (answer.Status, answer.Code);

    private static int Events(JsonElement page, string name) => page.GetProperty("items").EnumerateArray().Count(line => line.GetProperty("entry").GetProperty("event").GetString() == name);

    private static async Task<string> ProofAsync(RunningServer server, string release) => (await server.GetAsync($"api/releases/{release}/audit/verify")).Body;

    private static async Task<string> SystemHeadAsync(RunningServer server) => (await server.GetAsync("api/audit/verify")).Body;

    private static async Task<RunningServer> StartedAsync(string part = "", string other = "")
    {
        var server = await RunningServer.StartAsync();
        await server.ApplyAsync(part.Length == 0 ? Definitions.Approval : Definitions.Approval.Replace(part, other, StringComparison.Ordinal));
        await server.PostAsync("api/releases", new { id = "r1", name = "March", process = "approval", inputSet = "march", start = true });
        return server;
    }

    private static async Task<string> LinkAsync(RunningServer server, string person) =>
        (await server.PostAsync($"{Node}/links", new { person, expiresIn = "2h" })).Text("url");
}
