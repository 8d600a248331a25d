using System.Net;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Server.Hosting;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class OpenServerTests
{
    [Fact]
    public async Task Me_OnAnOpenServer_IsWhoTheCallerSaysAndSaysThatItIsOpen()
    {
        await using var server = await RunningServer.StartAsync();
        var me = await server.GetAsync("api/me", ("Relo-User", "alice"), ("Relo-Groups", "qa"));
        Assert.Equal(("user:alice", "open", "[\"qa\"]"), (me.Text("actor"), me.Text("by"), me.Text("groups")));
        Assert.Contains("open", me.Text("notice"), StringComparison.Ordinal);
        Assert.Equal("open", (await server.GetAsync("healthz")).Text("access"));
        Assert.Equal("RO4007", (await server.GetAsync("api/me", ("Relo-User", "not a name"))).Code);
    }

    [Fact]
    public async Task Health_OfAServerThatKnowsItsCallers_SaysNothingOfIt()
    {
        await using var server = await RunningServer.StartAsync(null, "--Access:ApiKeys", "true");
        Assert.DoesNotContain("access", (await server.GetAsync("healthz")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/me", ("Relo-User", "alice"))).Status);
    }

    [Fact]
    public void Build_WithASignIn_ListensWhereOthersReachIt() =>
        Assert.NotNull(ServerHost.Build(["--urls", "http://0.0.0.0:5080", "--Access:Issuers:0:Issuer", "https://login.example", "--Access:Issuers:0:Audiences:0", "relo"]));

    [Theory]
    [InlineData("--Access:Issuers:0:Issuer", "http://login.example", "--Access:Issuers:0:Audiences:0", "relo")]
    [InlineData("--Access:Issuers:0:Issuer", "https://login.example")]
    [InlineData("--Access:Issuers:0:Issuer", "nonsense", "--Access:Issuers:0:Audiences:0", "relo")]
    [InlineData("--Access:ApiKeys", "true", "--Access:Grants:0:Role", "owner", "--Access:Grants:0:Everyone", "true")]
    [InlineData("--Access:ApiKeys", "true", "--Access:Grants:0:Role", "viewer")]
    [InlineData("--Access:ApiKeys", "true", "--Access:Grants:0:Users:0", "alice")]
    [InlineData("--Access:ApiKeys", "true", "--Access:Grants:0:Role", "admin", "--Access:Grants:0:Users:0", "alice", "--Access:Grants:0:Tags:0", "shop")]
    [InlineData("--Access:EasyAuth:Enabled", "true", "--Access:EasyAuth:From:0", "everywhere")]
    [InlineData("--Access:ApiKey", "true")]
    [InlineData("--Access:ApiKeys", "perhaps")]
    public async Task Start_WithSettingsThatCannotBeMeant_IsRefusedInOneLine(params string[] settings)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RunningServer.StartAsync(null, settings));
        Assert.StartsWith($"error {ErrorCodes.InvalidOption}: ", StartupFailure.Describe(failure), StringComparison.Ordinal);
    }
}
