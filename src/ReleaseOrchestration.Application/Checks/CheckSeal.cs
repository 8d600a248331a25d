using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.Checks;

/// <summary>
/// Encrypts the tokens of checks, which nobody can look up again as other secrets are. The key comes of the one that signs links, so that who reads the store without
/// that key reads no token; a token is bound to its check.
/// </summary>
public sealed class CheckSeal(ISigningKeys keys, IRandomSource random)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;
    private static readonly byte[] Purpose = "check-token-v1"u8.ToArray();

    internal string Seal(string check, string token)
    {
        var current = keys.Ring.Current;
        var plain = Encoding.UTF8.GetBytes(token);
        var whole = new byte[NonceLength + plain.Length + TagLength];
        var nonce = whole.AsSpan(0, NonceLength);
        random.Fill(nonce);
        using var cipher = Cipher(current);
        cipher.Encrypt(nonce, plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length), Encoding.UTF8.GetBytes(check));
        return $"{current.Id}.{Convert.ToBase64String(whole)}";
    }

    /// <summary>The token; null when its key is not known any more, or it was changed.</summary>
    internal string? Open(string check, string seal)
    {
        var dot = seal.IndexOf('.', StringComparison.Ordinal);
        var whole = new byte[seal.Length];
        if (dot < 0 || keys.Ring.Find(seal[..dot]) is not { } key || !Convert.TryFromBase64String(seal[(dot + 1)..], whole, out var length) || length < NonceLength + TagLength)
        {
            return null;
        }

        var plain = new byte[length - NonceLength - TagLength];
        try
        {
            using var cipher = Cipher(key);
            cipher.Decrypt(whole.AsSpan(0, NonceLength), whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length, TagLength), plain, Encoding.UTF8.GetBytes(check));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static AesGcm Cipher(SigningKey key) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Secret.ToArray(), KeyLength, salt: [], Purpose), TagLength);
}
