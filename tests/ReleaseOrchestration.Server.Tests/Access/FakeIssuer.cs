using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>An OpenID Connect issuer: a real HTTP server with a discovery document and keys that can be changed.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string Audience = "relo";
    private readonly WebApplication _app;
    private int _readings;

    private FakeIssuer(WebApplication app) => _app = app;

    public string Address { get; private set; } = string.Empty;

    /// <summary>What the discovery document says that the issuer is called; its address unless told otherwise.</summary>
    public string? ClaimedIssuer { get; set; }

    public bool IsDown { get; set; }

    public List<IssuingKey> Keys { get; } = [IssuingKey.Rsa("rsa-1"), IssuingKey.Curve("ec-1")];

    public IssuingKey RsaKey => Keys.First(key => key.Algorithm == "RS256");

    public IssuingKey CurveKey => Keys.First(key => key.Algorithm == "ES256");

    /// <summary>How often the keys were read.</summary>
    public int Readings => Volatile.Read(ref _readings);

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new FakeIssuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", issuer.Discovery);
        issuer._app.MapGet("/keys", issuer.KeySet);
        await issuer._app.StartAsync();
        issuer.Address = issuer._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return issuer;
    }

    /// <summary>The settings of a server that believes this issuer.</summary>
    public string[] Settings(params string[] more) =>
        ["--Access:Issuers:0:Issuer", Address, "--Access:Issuers:0:Audiences:0", Audience, "--Access:Issuers:0:AllowHttp", "true", .. more];

    /// <summary>A token that counts for an hour.</summary>
    public string Token(string name, params string[] groups) => new TokenWriter(this) { Name = name, Groups = groups }.Write();

    /// <summary>New keys take the place of the old ones.</summary>
    public void Rotate()
    {
        var number = RandomNumberGenerator.GetInt32(1000, 9999);
        Keys.Clear();
        Keys.AddRange([IssuingKey.Rsa($"rsa-{number}"), IssuingKey.Curve($"ec-{number}")]);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Discovery() => IsDown
        ? Results.StatusCode(503)
        : Results.Text(new JsonObject { ["issuer"] = ClaimedIssuer ?? Address, ["jwks_uri"] = Address + "/keys" }.ToJsonString(), "application/json");

    private IResult KeySet()
    {
        Interlocked.Increment(ref _readings);
        return Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => (JsonNode)key.Public())]) }.ToJsonString(), "application/json");
    }
}
