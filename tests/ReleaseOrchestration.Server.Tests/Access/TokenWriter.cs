using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>Writes tokens, good ones unless something is changed.</summary>
internal sealed class TokenWriter
{
    private readonly IssuingKey _key;

    public TokenWriter(FakeIssuer issuer, IssuingKey? key = null)
    {
        _key = key ?? issuer.RsaKey;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Header = new JsonObject { ["alg"] = _key.Algorithm, ["typ"] = "JWT", ["kid"] = _key.Id };
        Payload = new JsonObject { ["iss"] = issuer.Address, ["aud"] = FakeIssuer.Audience, ["sub"] = "4711", ["exp"] = now + 3600, ["nbf"] = now - 10, ["preferred_username"] = "alice" };
    }

    public JsonObject Header { get; }

    public JsonObject Payload { get; }

    public string Name
    {
        init => Payload["preferred_username"] = value;
    }

    public IEnumerable<string> Groups
    {
        init => Payload["groups"] = new JsonArray([.. value.Select(group => (JsonNode)JsonValue.Create(group))]);
    }

    /// <summary>What signs instead of the key.</summary>
    public Func<byte[], byte[]>? Signer { get; init; }

    public static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public string Write() => Write(Header.ToJsonString(), Payload.ToJsonString());

    /// <summary>Header and payload as they are given, signed.</summary>
    public string Write(string header, string payload)
    {
        var text = $"{Part(header)}.{Part(payload)}";
        return $"{text}.{Base64Url.EncodeToString((Signer ?? _key.Sign)(Encoding.ASCII.GetBytes(text)))}";
    }
}
