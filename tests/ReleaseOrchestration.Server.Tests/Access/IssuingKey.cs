using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>A key of the fake issuer, both halves.</summary>
internal sealed record IssuingKey(string Id, string Algorithm, RSA? RsaKey, ECDsa? CurveKey)
{
    public static IssuingKey Rsa(string id, int bits = 2048) => new(id, "RS256", RSA.Create(bits), null);

    public static IssuingKey Curve(string id) => new(id, "ES256", null, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public byte[] Sign(byte[] data) => RsaKey?.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) ?? CurveKey!.SignData(data, HashAlgorithmName.SHA256);

    public JsonObject Public()
    {
        var key = new JsonObject { ["kid"] = Id, ["use"] = "sig", ["alg"] = Algorithm, ["kty"] = RsaKey is null ? "EC" : "RSA" };
        if (RsaKey is not null)
        {
            var rsa = RsaKey.ExportParameters(includePrivateParameters: false);
            (key["n"], key["e"]) = (Base64Url.EncodeToString(rsa.Modulus), Base64Url.EncodeToString(rsa.Exponent));
            return key;
        }

        var point = CurveKey!.ExportParameters(includePrivateParameters: false).Q;
        (key["crv"], key["x"], key["y"]) = ("P-256", Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
        return key;
    }
}
