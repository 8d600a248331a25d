using System.Collections.Immutable;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>Proves a token: signature, issuer, audience, times. The keys are those of the issuer; what the token itself says of keys is never read.</summary>
internal sealed class TokenCheck(TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = TokenParts.MostCharacters, SetDefaultTimesOnTokenCreation = false };

    /// <summary>Null when the token counts, else what is wrong with it.</summary>
    public string? Wrong(string token, IssuerOptions issuer, ImmutableArray<IssuerKey> keys)
    {
        try
        {
            var result = _handler.ValidateToken(token, Parameters(issuer, keys));
            return result.IsValid ? null : result.Exception?.GetType().Name ?? "it is not valid";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a library throws at bytes of a stranger, the answer is the same.
            return exception.GetType().Name;
        }
    }

    private TokenValidationParameters Parameters(IssuerOptions issuer, ImmutableArray<IssuerKey> keys) => new()
    {
        ValidIssuer = issuer.Issuer,
        ValidAudiences = issuer.Audiences,
        ValidAlgorithms = [TokenParts.Rs256, TokenParts.Es256],
        IssuerSigningKeyResolver = (_, _, _, _) => keys.Select(key => key.Key),
        LifetimeValidator = (from, until, _, _) => Holds(from, until),
        RequireExpirationTime = true,
        RequireSignedTokens = true,
    };

    private bool Holds(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now - Skew < end && (from is not { } start || now + Skew >= start);
    }
}
