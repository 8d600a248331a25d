using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>The one authentication scheme: asks the readers in turn. A credential that does not count is the end of it; no other one is tried in its place.</summary>
internal sealed class CallerHandler(IEnumerable<ICallerReader> readers, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Caller";

    public static AuthenticateResult Success(CallerIdentity identity) => AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        foreach (var reader in readers)
        {
            var result = await reader.ReadAsync(Context);
            if (!result.None)
            {
                return result;
            }
        }

        return AuthenticateResult.NoResult();
    }
}
