using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>Tokens that must not open anything, by what is wrong with them.</summary>
internal static class WrongTokens
{
    public static Dictionary<string, Func<FakeIssuer, string>> All { get; } = new(StringComparer.Ordinal)
    {
        // The algorithm.
        ["alg none, no signature"] = i => Header(i, "alg", "none", _ => []).TrimEnd('.') + ".",
        ["alg none, signature kept"] = i => Header(i, "alg", "none"),
        ["alg NoNe"] = i => Header(i, "alg", "NoNe"),
        ["alg missing"] = i => Changed(i, (header, _) => header.Remove("alg")),
        ["alg rs256 in lower case"] = i => Header(i, "alg", "rs256"),
        ["alg a list"] = i => Changed(i, (header, _) => header["alg"] = new JsonArray("RS256")),
        ["HS256 with the public key as the secret, PEM"] = i => Header(i, "alg", "HS256", data => HMACSHA256.HashData(Encoding.ASCII.GetBytes(i.RsaKey.RsaKey!.ExportSubjectPublicKeyInfoPem()), data)),
        ["HS256 with the public key as the secret, DER"] = i => Header(i, "alg", "HS256", data => HMACSHA256.HashData(i.RsaKey.RsaKey!.ExportSubjectPublicKeyInfo(), data)),
        ["HS256 with an empty secret"] = i => Header(i, "alg", "HS256", data => HMACSHA256.HashData(Array.Empty<byte>(), data)),
        ["RS512"] = i => Header(i, "alg", "RS512", data => i.RsaKey.RsaKey!.SignData(data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ["RS384"] = i => Header(i, "alg", "RS384", data => i.RsaKey.RsaKey!.SignData(data, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)),
        ["PS256"] = i => Header(i, "alg", "PS256", data => i.RsaKey.RsaKey!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["PSS under the name RS256"] = i => Header(i, "alg", "RS256", data => i.RsaKey.RsaKey!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["ES256 named, RSA signed"] = i => Header(i, "alg", "ES256"),
        ["ES384 named, ES256 signed"] = i => new TokenWriter(i, i.CurveKey) { Header = { ["alg"] = "ES384" } }.Write(),

        // The key.
        ["unknown kid"] = i => Header(i, "kid", "nobody"),
        ["kid of another key"] = i => Header(i, "kid", i.CurveKey.Id),
        ["kid empty"] = i => Header(i, "kid", string.Empty),
        ["kid a path"] = i => Header(i, "kid", "../../../../dev/null"),
        ["kid an injection"] = i => Header(i, "kid", "x' UNION SELECT 'rsa-1"),
        ["kid a number"] = i => Changed(i, (header, _) => header["kid"] = 1),
        ["key of a stranger under a known kid"] = i => new TokenWriter(i, IssuingKey.Rsa(i.RsaKey.Id)).Write(),
        ["curve key of a stranger under a known kid"] = i => new TokenWriter(i, IssuingKey.Curve(i.CurveKey.Id)).Write(),
        ["embedded jwk"] = i => Embedded(i, (header, key) => header["jwk"] = key.Public()),
        ["embedded jwk under its own kid"] = i => Embedded(i, (header, key) => (header["jwk"], header["kid"]) = (key.Public(), "stranger")),
        ["jku"] = i => Embedded(i, (header, _) => header["jku"] = i.Address + "/keys"),
        ["x5u"] = i => Embedded(i, (header, _) => header["x5u"] = i.Address + "/keys"),
        ["x5c"] = i => Embedded(i, (header, key) => header["x5c"] = new JsonArray(Convert.ToBase64String(key.RsaKey!.ExportSubjectPublicKeyInfo()))),

        // The issuer, the audience, the times, the person.
        ["wrong issuer"] = i => Claim(i, "iss", "https://evil.example"),
        ["issuer with a slash more"] = i => Claim(i, "iss", i.Address + "/"),
        ["issuer missing"] = i => Changed(i, (_, payload) => payload.Remove("iss")),
        ["issuer a list"] = i => Changed(i, (_, payload) => payload["iss"] = new JsonArray(i.Address, "https://evil.example")),
        ["wrong audience"] = i => Claim(i, "aud", "another-program"),
        ["audience missing"] = i => Changed(i, (_, payload) => payload.Remove("aud")),
        ["audiences of others"] = i => Changed(i, (_, payload) => payload["aud"] = new JsonArray("a", "b")),
        ["audience in other case"] = i => Claim(i, "aud", "RELO"),
        ["expired"] = i => Claim(i, "exp", Now - 61),
        ["expired long ago"] = i => Claim(i, "exp", 1),
        ["exp missing"] = i => Changed(i, (_, payload) => payload.Remove("exp")),
        ["exp a text"] = i => Claim(i, "exp", "9999999999"),
        ["exp beyond all times"] = i => Claim(i, "exp", long.MaxValue),
        ["exp negative"] = i => Claim(i, "exp", -1),
        ["not yet valid"] = i => Claim(i, "nbf", Now + 90),
        ["nbf a text"] = i => Claim(i, "nbf", "0"),
        ["sub missing"] = i => Changed(i, (_, payload) => payload.Remove("sub")),
        ["sub empty"] = i => Claim(i, "sub", string.Empty),
        ["name missing"] = i => Changed(i, (_, payload) => payload.Remove("preferred_username")),
        ["name with a blank"] = i => Claim(i, "preferred_username", "alice smith"),
        ["name of a machine"] = i => Claim(i, "preferred_username", "key:ci"),
        ["names"] = i => Changed(i, (_, payload) => payload["preferred_username"] = new JsonArray("alice", "bob")),

        // Its form.
        ["header tampered"] = i => Tampered(i, 0),
        ["payload tampered"] = i => Tampered(i, 1),
        ["signature tampered"] = i => Tampered(i, 2),
        ["payload exchanged"] = i => Exchanged(i),
        ["signature empty"] = i => new TokenWriter(i) { Signer = _ => [] }.Write(),
        ["signature cut"] = i => new TokenWriter(i).Write()[..^4],
        ["two parts"] = i => new TokenWriter(i).Write()[..^343].TrimEnd('.'),
        ["four parts"] = i => new TokenWriter(i).Write() + ".AAAA",
        ["five parts, as if encrypted"] = i => "e30.e30.e30.e30.e30",
        ["encrypted header"] = i => Header(i, "enc", "A256GCM"),
        ["compressed"] = i => Header(i, "zip", "DEF"),
        ["nested"] = i => Nested(i),
        ["crit"] = i => Changed(i, (header, _) => header["crit"] = new JsonArray("exp")),
        ["unencoded payload"] = i => Changed(i, (header, _) => header["b64"] = false),
        ["an id token of logout"] = i => Header(i, "typ", "logout+jwt"),
        ["alg twice"] = i => new TokenWriter(i).Write($"{{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"{i.RsaKey.Id}\"}}", new TokenWriter(i).Payload.ToJsonString()),
        ["sub twice"] = i => new TokenWriter(i).Write(new TokenWriter(i).Header.ToJsonString(), new TokenWriter(i).Payload.ToJsonString().Replace("{", "{\"sub\":\"1\",", StringComparison.Ordinal)),
        ["header no JSON"] = i => new TokenWriter(i).Write("nonsense", new TokenWriter(i).Payload.ToJsonString()),
        ["payload a list"] = i => new TokenWriter(i).Write(new TokenWriter(i).Header.ToJsonString(), "[]"),
        ["payload empty"] = i => new TokenWriter(i).Write(new TokenWriter(i).Header.ToJsonString(), string.Empty),
        ["standard base64"] = i => new TokenWriter(i).Write().Replace('-', '+').Replace('_', '/') + "==",
        ["too long"] = i => Claim(i, "filler", new string('x', 14_000)),
        ["empty"] = _ => string.Empty,
        ["nonsense"] = _ => "nonsense",

        // Signatures of curves.
        ["ES256 r and s swapped"] = i => Curve(i, signature => [.. signature[32..], .. signature[..32]]),
        ["ES256 empty"] = i => Curve(i, _ => []),
        ["ES256 zeros"] = i => Curve(i, _ => new byte[64]),
        ["ES256 as DER"] = i => new TokenWriter(i, i.CurveKey) { Signer = data => i.CurveKey.CurveKey!.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence) }.Write(),
        ["ES256 r alone"] = i => Curve(i, signature => signature[..32]),
        ["ES256 with a byte more"] = i => Curve(i, signature => [.. signature, 0]),
        ["ES256 s of the order"] = i => Curve(i, signature => [.. signature[..32], .. Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551")]),
    };

    private static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static string Changed(FakeIssuer issuer, Action<JsonObject, JsonObject> change)
    {
        var writer = new TokenWriter(issuer);
        change(writer.Header, writer.Payload);
        return writer.Write();
    }

    private static string Header(FakeIssuer issuer, string name, string value, Func<byte[], byte[]>? signer = null) =>
        new TokenWriter(issuer) { Signer = signer, Header = { [name] = value } }.Write();

    private static string Claim(FakeIssuer issuer, string name, JsonValue value) => new TokenWriter(issuer) { Payload = { [name] = value } }.Write();

    private static string Claim(FakeIssuer issuer, string name, string value) => Claim(issuer, name, JsonValue.Create(value)!);

    private static string Claim(FakeIssuer issuer, string name, long value) => Claim(issuer, name, JsonValue.Create(value));

    // Signed by a stranger who tells in the token where their key is.
    private static string Embedded(FakeIssuer issuer, Action<JsonObject, IssuingKey> tell)
    {
        var stranger = IssuingKey.Rsa(issuer.RsaKey.Id);
        var writer = new TokenWriter(issuer, stranger);
        tell(writer.Header, stranger);
        return writer.Write();
    }

    private static string Tampered(FakeIssuer issuer, int part)
    {
        var parts = new TokenWriter(issuer).Write().Split('.');
        var bytes = Base64Url.DecodeFromChars(parts[part]);
        bytes[bytes.Length / 2] ^= 1;
        parts[part] = Base64Url.EncodeToString(bytes);
        return string.Join('.', parts);
    }

    private static string Exchanged(FakeIssuer issuer)
    {
        var (mine, theirs) = (new TokenWriter(issuer).Write().Split('.'), new TokenWriter(issuer) { Name = "root" }.Write().Split('.'));
        return $"{mine[0]}.{theirs[1]}.{mine[2]}";
    }

    private static string Nested(FakeIssuer issuer) =>
        new TokenWriter(issuer) { Header = { ["cty"] = "JWT" } }.Write(new JsonObject { ["alg"] = "RS256", ["kid"] = issuer.RsaKey.Id, ["cty"] = "JWT" }.ToJsonString(), new TokenWriter(issuer).Write());

    private static string Curve(FakeIssuer issuer, Func<byte[], byte[]> change) => new TokenWriter(issuer, issuer.CurveKey) { Signer = data => change(issuer.CurveKey.Sign(data)) }.Write();
}
