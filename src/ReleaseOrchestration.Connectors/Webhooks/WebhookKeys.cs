using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Webhooks;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>The secrets that a connector shares with its sender, two while one takes the place of the other. Every comparison takes the same time, whatever is compared.</summary>
/// <param name="Secrets">The secrets.</param>
/// <param name="Now">The time at which the webhook came.</param>
internal sealed record WebhookKeys(ImmutableArray<string> Secrets, DateTimeOffset Now)
{
    /// <summary>How old, or how far ahead, a signed time may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const string Prefix = "whsec_";
    private const string Version = "v1,";

    /// <summary>Whether a text is one of the secrets.</summary>
    public bool Hold(string given) => IsAny(Hash(given), [.. Secrets.Select(Hash)]);

    /// <summary>Whether a code is the HMAC-SHA256 of a body by one of the secrets, in lower-case hexadecimal digits.</summary>
    public bool Signed(ReadOnlyMemory<byte> body, string code) =>
        IsAny(Bytes(code), [.. Secrets.Select(secret => Bytes(Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(secret), body.Span))))]);

    /// <summary>Verifies by Standard Webhooks 1.0: <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c>, which may hold several signatures.</summary>
    /// <returns>Why it does not count; empty when it does.</returns>
    public string DoubtStandard(WebhookRequest request)
    {
        var (id, time) = (request.Header("webhook-id"), request.Header("webhook-timestamp"));
        if (id.Length == 0 || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return "it has no webhook-id and webhook-timestamp";
        }

        if ((Now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return "its webhook-timestamp is more than five minutes away";
        }

        byte[] signed = [.. Bytes($"{id}.{time}."), .. request.Body.Span];
        return IsAny(request.Header("webhook-signature"), Codes(signed)) ? string.Empty : "its webhook-signature does not fit";
    }

    private static bool IsAny(string signatures, byte[][] codes)
    {
        var found = false;
        foreach (var signature in signatures.Split(' ').Where(text => text.StartsWith(Version, StringComparison.Ordinal)))
        {
            found |= IsAny(Bytes(signature[Version.Length..]), codes);
        }

        return found;
    }

    // All are compared, so that the time does not tell which of them fits.
    private static bool IsAny(byte[] given, byte[][] expected)
    {
        var found = false;
        foreach (var one in expected)
        {
            found |= CryptographicOperations.FixedTimeEquals(one, given);
        }

        return found;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Hash(string text) => SHA256.HashData(Bytes(text));

    private static byte[] Key(string secret)
    {
        var bytes = new byte[secret.Length];
        return !secret.StartsWith(Prefix, StringComparison.Ordinal) ? Bytes(secret)
            : Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length) ? bytes[..length] : [];
    }

    // Made once for all signatures of a webhook. They are compared as they are written: several base64 texts stand for the same bytes.
    private byte[][] Codes(byte[] signed) => [.. Secrets.Select(Key).Where(key => key.Length > 0).Select(key => Bytes(Convert.ToBase64String(HMACSHA256.HashData(key, signed))))];
}
