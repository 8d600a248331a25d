using System.Text.Json;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>The tokens in sign-off links and callback addresses.</summary>
public static class SignedTokens
{
    private const int TokenIdLength = 32;

    /// <summary>How far clocks may differ.</summary>
    public static TimeSpan ClockSkew { get; } = TimeSpan.FromSeconds(60);

    /// <summary>A token for a sign-off link.</summary>
    /// <exception cref="ArgumentException">The token id has not 256 bits, or the token would be too long.</exception>
    public static string Issue(SignOffClaims claims, SigningKeyRing keys)
    {
        if (TokenText.Decode(claims.TokenId) is not { Length: TokenIdLength })
        {
            throw new ArgumentException("A token id is 256 random bits in base64url (43 characters).", nameof(claims));
        }

        return Write(TokenPayload.Of(claims), keys);
    }

    /// <summary>A token for a callback address.</summary>
    /// <exception cref="ArgumentException">The token would be too long.</exception>
    public static string Issue(CallbackClaims claims, SigningKeyRing keys) => Write(TokenPayload.Of(claims), keys);

    /// <summary>Reads the token of a sign-off link.</summary>
    public static TokenRead<SignOffClaims> ReadSignOff(string token, SigningKeyRing keys, DateTimeOffset now) =>
        Read(token, keys, now, TokenPayload.SignOffAudience, TokenPayload.ToSignOff);

    /// <summary>Reads the token of a callback address.</summary>
    public static TokenRead<CallbackClaims> ReadCallback(string token, SigningKeyRing keys, DateTimeOffset now) =>
        Read(token, keys, now, TokenPayload.CallbackAudience, TokenPayload.ToCallback);

    private static string Write(TokenPayload payload, SigningKeyRing keys) =>
        TokenText.Write(JsonSerializer.SerializeToUtf8Bytes(payload, TokenJsonContext.Default.TokenPayload), keys.Current);

    private static TokenRead<T> Read<T>(string token, SigningKeyRing keys, DateTimeOffset now, string audience, Func<TokenPayload, T?> claimsOf)
        where T : class
    {
        if (TokenText.Read(token) is not { } text)
        {
            return Refused<T>(TokenStatus.Malformed);
        }

        if (keys.Find(text.KeyId) is not { } key)
        {
            return Refused<T>(TokenStatus.UnknownKey);
        }

        // Nothing of the payload is looked at before the signature holds.
        return text.IsSignedBy(key) ? Trusted(text.Payload, now, audience, claimsOf) : Refused<T>(TokenStatus.Forged);
    }

    private static TokenRead<T> Trusted<T>(byte[] body, DateTimeOffset now, string audience, Func<TokenPayload, T?> claimsOf)
        where T : class
    {
        if (Parse(body) is not { } payload)
        {
            return Refused<T>(TokenStatus.Malformed);
        }

        if (payload.Audience != audience)
        {
            return Refused<T>(TokenStatus.WrongAudience);
        }

        if (now - DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt) > ClockSkew)
        {
            return Refused<T>(TokenStatus.Expired);
        }

        return claimsOf(payload) is { } claims ? new TokenRead<T>(TokenStatus.Valid, claims) : Refused<T>(TokenStatus.Malformed);
    }

    private static TokenPayload? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TokenJsonContext.Default.TokenPayload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TokenRead<T> Refused<T>(TokenStatus status)
        where T : class => new(status, Claims: null);
}
