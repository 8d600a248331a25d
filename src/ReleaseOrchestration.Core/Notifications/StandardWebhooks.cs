using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Signatures as Standard Webhooks 1.0 defines them: HMAC-SHA256 over id, time and body.</summary>
public static class StandardWebhooks
{
    /// <summary>The header of the id.</summary>
    public const string IdHeader = "webhook-id";

    /// <summary>The header of the time, in seconds since 1970.</summary>
    public const string TimestampHeader = "webhook-timestamp";

    /// <summary>The header of the signatures, with blanks between them.</summary>
    public const string SignatureHeader = "webhook-signature";

    private const string Prefix = "whsec_";
    private const int Shortest = 24;
    private const int Longest = 64;

    /// <summary>The key that a secret <c>whsec_…</c> stands for; null when it is none: base64 of 24 to 64 bytes.</summary>
    public static byte[]? Key(string secret)
    {
        var text = secret.Trim();
        text = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length is >= Shortest and <= Longest ? key[..length] : null;
    }

    /// <summary>The value of the header of signatures: one for each key.</summary>
    public static string Sign(string id, DateTimeOffset at, ReadOnlySpan<byte> body, IEnumerable<byte[]> keys)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }
}
