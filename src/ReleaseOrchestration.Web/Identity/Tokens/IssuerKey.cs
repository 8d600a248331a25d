using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>A public key of an issuer, good for one algorithm.</summary>
internal sealed record IssuerKey(string? Id, string Algorithm, SecurityKey Key)
{
    private const int ShortestModulus = 256;
    private const int CoordinateLength = 32;

    /// <summary>The key; null for one that signs nothing that counts here.</summary>
    public static IssuerKey? Of(JsonWebKey key)
    {
        if (key.Use is { Length: > 0 } use && use != "sig")
        {
            return null;
        }

        try
        {
            return key.Kty switch
            {
                "RSA" when Allows(key, TokenParts.Rs256) => Rsa(key),
                "EC" when Allows(key, TokenParts.Es256) && key.Crv == "P-256" => Curve(key),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static bool Allows(JsonWebKey key, string algorithm) => string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm;

    private static IssuerKey? Rsa(JsonWebKey key)
    {
        var modulus = Base64UrlEncoder.DecodeBytes(key.N);
        var parameters = new RSAParameters { Modulus = modulus, Exponent = Base64UrlEncoder.DecodeBytes(key.E) };
        return modulus.AsSpan().TrimStart((byte)0).Length < ShortestModulus ? null : new IssuerKey(key.Kid, TokenParts.Rs256, new RsaSecurityKey(parameters) { KeyId = key.Kid });
    }

    private static IssuerKey? Curve(JsonWebKey key)
    {
        var (x, y) = (Base64UrlEncoder.DecodeBytes(key.X), Base64UrlEncoder.DecodeBytes(key.Y));
        if (x.Length != CoordinateLength || y.Length != CoordinateLength)
        {
            return null;
        }

        var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
        return new IssuerKey(key.Kid, TokenParts.Es256, new ECDsaSecurityKey(curve) { KeyId = key.Kid });
    }
}
