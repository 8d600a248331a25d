using System.Net;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Access;

public sealed class EasyAuthTests
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private static readonly string[] Configured = ["--Access:EasyAuth:Enabled", "true", "--Access:Grants:0:Role", "admin", "--Access:Grants:0:Users:0", "alice@example.org"];

    [Fact]
    public async Task Me_WithThePrincipalOfTheConfiguredPlatform_IsThatPerson()
    {
        await using var server = await RunningServer.StartAsync(null, Configured);
        var me = await server.GetAsync("api/me", (Header, Principal("alice@example.org")), ("Relo-User", "mallory"));
        Assert.Equal(("user:alice@example.org", "easyAuth", "[\"qa\"]"), (me.Text("actor"), me.Text("by"), me.Text("groups")));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("api/audit", (Header, Principal("alice@example.org")))).Status);
    }

    [Fact]
    public async Task Request_WithAForgedPrincipal_IsRefusedWhereNoPlatformIsConfigured()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var signIn = await RunningServer.StartAsync(null, issuer.Settings(Configured[2..]));
        await using var keys = await RunningServer.StartAsync(null, ["--Access:ApiKeys", "true", .. Configured[2..]]);
        await using var open = await RunningServer.StartAsync();
        foreach (var server in new[] { signIn, keys, open })
        {
            var answer = await server.GetAsync("api/releases", (Header, Principal("alice@example.org")));
            Assert.Equal((HttpStatusCode.Unauthorized, "RO4401"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task Request_WithAPrincipalFromElsewhereThanThePlatform_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(null, [.. Configured, "--Access:EasyAuth:From:0", "10.1.0.0/16"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/me", (Header, Principal("alice@example.org")))).Status);
    }

    [Fact]
    public async Task Request_WithAPrincipalThatCannotBeRead_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(null, Configured);
        string[] bad = ["", "nonsense", "e30=", Encode("[]"), Encode("null"), Encode("{\"claims\": 1}"), Encode("{\"name_typ\":\"name\",\"claims\":[{\"typ\":\"name\",\"val\":\"a\"},{\"typ\":\"name\",\"val\":\"b\"}]}"), Principal("alice smith")];
        foreach (var value in bad)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("api/me", (Header, value))).Status);
        }
    }

    private static string Principal(string name) => Encode(JsonSerializer.Serialize(new
    {
        auth_typ = "aad",
        name_typ = "name",
        role_typ = "roles",
        claims = new[] { new { typ = "name", val = name }, new { typ = "groups", val = "qa" } },
    }));

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
