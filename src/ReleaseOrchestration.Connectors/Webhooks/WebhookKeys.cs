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

    /// <summary>Whether a text is one of the secrets.</summary>
    public bool Hold(string given) => Secrets.Count(secret => Same(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(given)))) > 0;

    /// <summary>Whether a code is the HMAC-SHA256 of a body by one of the secrets.</summary>
    public bool Signed(ReadOnlyMemory<byte> body, byte[] code) => Secrets.Count(secret => Same(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span), code)) > 0;

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

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. request.Body.Span];
        var codes = request.Header("webhook-signature").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(text => text.StartsWith("v1,", StringComparison.Ordinal)).Select(text => Decode(text[3..]));
        return codes.Count(code => Keys().Count(key => Same(HMACSHA256.HashData(key, signed), code)) > 0) > 0 ? string.Empty : "its webhook-signature does not fit";
    }

    private static bool Same(byte[] expected, byte[] given) => CryptographicOperations.FixedTimeEquals(expected, given);

    private static byte[] Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }

    private IEnumerable<byte[]> Keys() => Secrets
        .Select(secret => secret.StartsWith(Prefix, StringComparison.Ordinal) ? Decode(secret[Prefix.Length..]) : Encoding.UTF8.GetBytes(secret))
        .Where(key => key.Length > 0);
}
