using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity.ApiKeys;

/// <summary>Knows callers by API keys, sent as a bearer token or in a header of its own.</summary>
internal sealed class ApiKeyCallers(Application.Access.ApiKeys keys) : ICallerReader
{
    public const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    public async Task<AuthenticateResult> ReadAsync(HttpContext context)
    {
        var (own, bearer) = (context.Request.Headers[Header], context.Request.Headers.Authorization);
        var isBearer = bearer.Any(value => value is not null && value.StartsWith(Bearer + Application.Access.ApiKeys.Prefix, StringComparison.OrdinalIgnoreCase));
        if (own.Count == 0 && !isBearer)
        {
            return AuthenticateResult.NoResult();
        }

        var secret = (own, bearer) switch
        {
            ([{ } only], []) => only,
            ([], [{ } only]) => only[Bearer.Length..].Trim(),
            _ => string.Empty,
        };
        return await keys.UseAsync(secret, context.RequestAborted) is { } key
            ? CallerHandler.Success(new CallerIdentity(CallerKind.ApiKey, $"key:{key.Name}", [], new AccessRights(key.Grants, IsPerson: false)) { ExpiresAt = key.ExpiresAt })
            : AuthenticateResult.Fail("The API key is none of this server, has expired, was revoked, or came together with another credential.");
    }
}
