using System.Net;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class TokenTests
{
    [Fact]
    public async Task Request_WithAWrongToken_IsRefusedWithTheSameAnswer()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        var stranger = await server.GetAsync("api/me");
        Assert.Equal((HttpStatusCode.Unauthorized, "RO4401", "Bearer"), (stranger.Status, stranger.Code, stranger.Headers.WwwAuthenticate.ToString()));

        var wrong = new List<string>();
        foreach (var (what, make) in WrongTokens.All)
        {
            var answer = await server.GetAsync("api/me", ("Authorization", $"Bearer {make(issuer)}"));
            if (answer.Status != HttpStatusCode.Unauthorized || answer.Body != stranger.Body)
            {
                wrong.Add($"{what}: {(int)answer.Status} {answer.Body}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(WrongTokens.All.Count >= 40);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("alice")}"))).Status);
    }

    [Fact]
    public async Task Me_WithATokenOfEitherAlgorithm_IsThePersonOfTheToken()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(null, issuer.Settings("--Access:Grants:0:Role", "operator", "--Access:Grants:0:Groups:0", "qa"));
        foreach (var key in issuer.Keys)
        {
            var token = new TokenWriter(issuer, key) { Groups = ["qa", "/ops"] }.Write();
            var me = await server.GetAsync("api/me", ("Authorization", $"Bearer {token}"), ("Relo-User", "mallory"), ("Relo-Groups", "admins"));
            Assert.Equal(("user:alice", "token"), (me.Text("actor"), me.Text("by")));
            Assert.Equal("[\"qa\",\"ops\"]", me.Text("groups"));
            Assert.Equal("operator", me.Json.GetProperty("grants")[0].GetProperty("role").GetString());
        }
    }

    [Theory]
    [InlineData("exp", -55)]
    [InlineData("nbf", 55)]
    public async Task Me_WithinTheSkewOfAMinute_IsKnown(string claim, int seconds)
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        var token = new TokenWriter(issuer) { Payload = { [claim] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds } }.Write();
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/me", ("Authorization", $"Bearer {token}"))).Status);
    }

    [Fact]
    public async Task Me_AfterTheKeysWereRotated_KnowsTheNewOnesAndForgetsTheOld()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        var old = issuer.Token("alice");
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/me", ("Authorization", $"Bearer {old}"))).Status);

        issuer.Rotate();
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("alice")}"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/me", ("Authorization", $"Bearer {old}"))).Status);
    }

    [Fact]
    public async Task Me_ManyTokensWithInventedKeys_AskTheIssuerAFewTimesOnly()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        for (var i = 0; i < 50; i++)
        {
            var token = new TokenWriter(issuer) { Header = { ["kid"] = $"invented-{i}" } }.Write();
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/me", ("Authorization", $"Bearer {token}"))).Status);
        }

        Assert.InRange(issuer.Readings, 1, 10);
    }

    [Fact]
    public async Task Me_WhenTheIssuerIsDown_SaysSoUntilItsKeysAreKnown()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        issuer.IsDown = true;
        var answer = await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("alice")}"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "RO4407"), (answer.Status, answer.Code));

        issuer.IsDown = false;
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("alice")}"))).Status);
        issuer.IsDown = true;
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("bob")}"))).Status);
    }

    [Fact]
    public async Task Me_WhenTheDiscoveryDocumentIsThatOfAnotherIssuer_IsRefused()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        issuer.ClaimedIssuer = "https://evil.example";
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        Assert.Equal("RO4407", (await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("alice")}"))).Code);
    }

    [Fact]
    public async Task Me_KeysThatAreNoGood_SignNothing()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        issuer.Keys.Clear();
        issuer.Keys.Add(IssuingKey.Rsa("short", bits: 1024));
        await using var server = await RunningServer.StartAsync(null, issuer.Settings());
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/me", ("Authorization", $"Bearer {issuer.Token("alice")}"))).Status);
    }
}
