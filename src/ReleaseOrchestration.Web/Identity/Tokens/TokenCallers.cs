using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>Knows callers by bearer tokens of the configured issuers.</summary>
internal sealed class TokenCallers : ICallerReader, IDisposable
{
    private const string Scheme = "Bearer ";
    private readonly Dictionary<string, (IssuerOptions Options, IssuerKeys Keys)> _issuers;
    private readonly TokenCheck _check;
    private readonly CallerFactory _callers;
    private readonly IssuerDocuments _documents = new();

    public TokenCallers(IOptions<AccessOptions> options, CallerFactory callers, TimeProvider clock, ILogger<TokenCallers> logger)
    {
        (_check, _callers) = (new TokenCheck(clock), callers);
        _issuers = options.Value.Issuers.ToDictionary(issuer => issuer.Issuer, issuer => (issuer, new IssuerKeys(issuer, _documents, clock, logger)), StringComparer.Ordinal);
    }

    public async Task<AuthenticateResult> ReadAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (_issuers.Count == 0 || header.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        return header is [{ } only] && only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await KnowAsync(only[Scheme.Length..].Trim(), context.RequestAborted)
            : AuthenticateResult.Fail("The header Authorization is not one bearer token.");
    }

    public void Dispose()
    {
        _documents.Dispose();
        foreach (var (_, keys) in _issuers.Values)
        {
            keys.Dispose();
        }
    }

    private async Task<AuthenticateResult> KnowAsync(string token, CancellationToken cancellationToken)
    {
        using var parts = TokenParts.Read(token, out var wrong);
        if (parts is null)
        {
            return Refuse(wrong);
        }

        if (!_issuers.TryGetValue(parts.Issuer, out var issuer))
        {
            return Refuse("its issuer is none of those configured");
        }

        try
        {
            var keys = await issuer.Keys.ForAsync(parts.KeyId, parts.Algorithm, cancellationToken);
            return keys.IsEmpty ? Refuse("its issuer has no such key") : _check.Wrong(token, issuer.Options, keys) is { } reason ? Refuse(reason) : Admit(parts, issuer.Options);
        }
        catch (IssuerException exception)
        {
            return AuthenticateResult.Fail(exception);
        }
    }

    private AuthenticateResult Admit(TokenParts parts, IssuerOptions issuer)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds(parts.Seconds("exp"));
        return _callers.Person(CallerKind.Token, parts.One(issuer.NameClaim), issuer.GroupsClaim, parts.All, expires) is { } caller
            ? CallerHandler.Success(caller)
            : Refuse($"its claim {issuer.NameClaim} is no id of a user, or it lists more than a thousand groups");
    }

    private static AuthenticateResult Refuse(string why) => AuthenticateResult.Fail($"The token does not count: {why}.");
}
