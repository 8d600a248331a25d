using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>The middle of a token. The names are short because the token is part of a link.</summary>
internal sealed record TokenPayload
{
    public const string SignOffAudience = "signoff";
    public const string CallbackAudience = "callback";

    [JsonPropertyName("aud")]
    public required string Audience { get; init; }

    [JsonPropertyName("exp")]
    public required long ExpiresAt { get; init; }

    [JsonPropertyName("rel")]
    public required string ReleaseId { get; init; }

    [JsonPropertyName("run")]
    public required int Run { get; init; }

    [JsonPropertyName("path")]
    public required string Path { get; init; }

    [JsonPropertyName("att")]
    public required int Attempt { get; init; }

    [JsonPropertyName("jti")]
    public string? TokenId { get; init; }

    [JsonPropertyName("sub")]
    public string? Person { get; init; }

    [JsonPropertyName("iat")]
    public long? IssuedAt { get; init; }

    [JsonPropertyName("act")]
    public ImmutableArray<string>? Actions { get; init; }

    [JsonPropertyName("key")]
    public string? EffectKey { get; init; }

    public static TokenPayload Of(SignOffClaims claims) => new()
    {
        Audience = SignOffAudience,
        ExpiresAt = claims.ExpiresAt.ToUnixTimeSeconds(),
        ReleaseId = claims.ReleaseId,
        Run = claims.Run,
        Path = claims.Path,
        Attempt = claims.Attempt,
        TokenId = claims.TokenId,
        Person = claims.Person,
        IssuedAt = claims.IssuedAt.ToUnixTimeMilliseconds(),
        Actions = claims.Actions,
    };

    public static TokenPayload Of(CallbackClaims claims) => new()
    {
        Audience = CallbackAudience,
        ExpiresAt = claims.ExpiresAt.ToUnixTimeSeconds(),
        ReleaseId = claims.ReleaseId,
        Run = claims.Run,
        Path = claims.Path,
        Attempt = claims.Attempt,
        EffectKey = claims.EffectKey,
    };

    public static SignOffClaims? ToSignOff(TokenPayload payload) => payload is { TokenId: { } id, Person: { } person, Actions: { } actions }
        ? new SignOffClaims
        {
            TokenId = id,
            ReleaseId = payload.ReleaseId,
            Run = payload.Run,
            Path = payload.Path,
            Attempt = payload.Attempt,
            Person = person,
            Actions = actions,
            IssuedAt = DateTimeOffset.FromUnixTimeMilliseconds(payload.IssuedAt ?? 0),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt),
        }
        : null;

    public static CallbackClaims? ToCallback(TokenPayload payload) => payload is { EffectKey: { } key }
        ? new CallbackClaims
        {
            ReleaseId = payload.ReleaseId,
            Run = payload.Run,
            Path = payload.Path,
            Attempt = payload.Attempt,
            EffectKey = key,
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt),
        }
        : null;
}
