using System.Buffers.Text;
using System.Text.Json;

namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>
/// What a token says, before anyone has proved it. Only the plain form is read: three parts, one JSON object each in header and payload, no name twice, no
/// encryption, no token within the token, nothing that must be understood and is not.
/// </summary>
internal sealed class TokenParts : IDisposable
{
    public const string Rs256 = "RS256";
    public const string Es256 = "ES256";
    public const int MostCharacters = 16 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };
    private readonly JsonDocument _payload;

    private TokenParts(string algorithm, string? keyId, JsonDocument payload) => (Algorithm, KeyId, _payload) = (algorithm, keyId, payload);

    public string Algorithm { get; }

    public string? KeyId { get; }

    public string Issuer => One("iss") ?? string.Empty;

    /// <summary>The parts; null, and what is wrong, for anything but a plain token.</summary>
    public static TokenParts? Read(string token, out string wrong)
    {
        var parts = token.Split('.', 5);
        wrong = token.Length > MostCharacters ? "it is too long" : parts.Length != 3 || parts.Any(part => part.Length == 0 || !Base64Url.IsValid(part)) ? "it does not have three parts" : string.Empty;
        if (wrong.Length > 0)
        {
            return null;
        }

        JsonDocument? payload = null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]), Strict);
            payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]), Strict);
            wrong = CheckHeader(header.RootElement) ?? CheckPayload(payload.RootElement) ?? string.Empty;
            if (wrong.Length == 0)
            {
                return new TokenParts(Text(header.RootElement, "alg")!, Text(header.RootElement, "kid"), payload);
            }
        }
        catch (JsonException)
        {
            wrong = "its parts are no JSON objects";
        }

        payload?.Dispose();
        return null;
    }

    /// <summary>The value of a claim when it is one text.</summary>
    public string? One(string claim) => Text(_payload.RootElement, claim);

    /// <summary>The texts of a claim, which may be a list.</summary>
    public IEnumerable<string> All(string claim) => !_payload.RootElement.TryGetProperty(claim, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    /// <summary>A claim that is a time, in seconds.</summary>
    public long Seconds(string claim) => _payload.RootElement.GetProperty(claim).GetInt64();

    public void Dispose() => _payload.Dispose();

    private static string? CheckHeader(JsonElement header) =>
        header.ValueKind != JsonValueKind.Object ? "its header is no object"
        : Text(header, "alg") is not (Rs256 or Es256) ? "it is not signed with RS256 or ES256"
        : header.TryGetProperty("crit", out _) || header.TryGetProperty("enc", out _) || header.TryGetProperty("zip", out _) || header.TryGetProperty("cty", out _) || header.TryGetProperty("b64", out _)
            ? "its header demands what is not understood here"
        : header.TryGetProperty("kid", out var kid) && kid.ValueKind != JsonValueKind.String ? "its kid is no text"
        : header.TryGetProperty("typ", out _) && Text(header, "typ")?.ToUpperInvariant() is not ("JWT" or "AT+JWT" or "APPLICATION/AT+JWT") ? "it is a token of another type"
        : null;

    private static string? CheckPayload(JsonElement payload) =>
        payload.ValueKind != JsonValueKind.Object ? "its payload is no object"
        : string.IsNullOrEmpty(Text(payload, "sub")) ? "it has no sub"
        : string.IsNullOrEmpty(Text(payload, "iss")) ? "it has no iss"
        : !IsTime(payload, "exp") ? "it has no exp"
        : payload.TryGetProperty("nbf", out _) && !IsTime(payload, "nbf") ? "its nbf is no time"
        : null;

    private static bool IsTime(JsonElement payload, string claim) =>
        payload.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is >= 0 and < 253_402_300_800;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
