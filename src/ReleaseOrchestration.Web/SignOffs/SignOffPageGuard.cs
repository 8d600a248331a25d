using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>Anti-forgery values of sign-off forms, bound to the token of the link, and nonces of their pages.</summary>
internal sealed class SignOffPageGuard(ISigningKeys keys, IRandomSource random)
{
    private const int NonceLength = 16;

    /// <summary>The value that the form of a link carries; empty when the key of the token is gone.</summary>
    public string ValueFor(string token)
    {
        // The key that signed the token signs the form too, so that a rotation in between does no harm.
        var key = token.Split('.') is [_, var id, ..] ? keys.Ring.Find(id) : null;
        return key is null ? string.Empty : Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret.Span, Encoding.UTF8.GetBytes("sign-off form\n" + token)));
    }

    public bool Holds(string token, string value)
    {
        var expected = Encoding.UTF8.GetBytes(ValueFor(token));
        return expected.Length > 0 && CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(value));
    }

    public string Nonce()
    {
        Span<byte> bytes = stackalloc byte[NonceLength];
        random.Fill(bytes);
        return Convert.ToBase64String(bytes);
    }
}
