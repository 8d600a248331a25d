using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>A token taken apart: <c>v1.(key id).(payload).(HMAC-SHA256)</c>, the last two in base64url. The algorithm is fixed; nothing in a token chooses it.</summary>
internal sealed record TokenText(string Signed, string KeyId, byte[] Payload, byte[] Mac)
{
    public const int GreatestLength = 4096;
    public const string Version = "v1";

    public static string Write(ReadOnlySpan<byte> payload, SigningKey key)
    {
        var signed = $"{Version}.{key.Id}.{Base64Url.EncodeToString(payload)}";
        var token = $"{signed}.{Base64Url.EncodeToString(MacOf(signed, key))}";
        return token.Length <= GreatestLength
            ? token
            : throw new ArgumentException($"A token of {token.Length} characters is too long for a link; at most {GreatestLength} fit. Shorten the ids.", nameof(payload));
    }

    public static TokenText? Read(string token)
    {
        if (token.Length > GreatestLength || token.Split('.') is not [Version, var keyId, var payload, var mac] || !SigningKey.IsId(keyId))
        {
            return null;
        }

        return Decode(payload) is { } body && Decode(mac) is { Length: HMACSHA256.HashSizeInBytes } code
            ? new TokenText(token[..token.LastIndexOf('.')], keyId, body, code)
            : null;
    }

    public bool IsSignedBy(SigningKey key) => CryptographicOperations.FixedTimeEquals(Mac, MacOf(Signed, key));

    /// <summary>The bytes of a text in base64url that has its one spelling; otherwise null.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.DecodeFromChars(text, bytes, out _, out var written) == OperationStatus.Done && Base64Url.EncodeToString(bytes.AsSpan(0, written)) == text
            ? bytes[..written]
            : null;
    }

    private static byte[] MacOf(string signed, SigningKey key) => HMACSHA256.HashData(key.Secret.Span, Encoding.ASCII.GetBytes(signed));
}
