using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity.Tokens;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Lets a request through when its caller holds what its endpoint demands, for the release that it is about; everything else stays outside.</summary>
internal sealed partial class AccessMiddleware(RequestDelegate next, ReleaseAccess releases, TimeProvider clock, ILogger<AccessMiddleware> logger)
{
    private const string Challenge = "Bearer";
    private const int Burst = 100;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(5);

    // A flood of refusals must not fill the disk with its log; the audit counts what it leaves out.
    private readonly Allowance _lines = new(Burst, Refill, clock);

    public async Task InvokeAsync(HttpContext context)
    {
        // What routing answers itself, that there is nothing or not by this method, does nothing.
        var refusal = context.GetEndpoint() is RouteEndpoint endpoint ? await RefusalAsync(context, endpoint) : null;
        if (refusal is null)
        {
            await next(context);
            return;
        }

        await LogAsync(context, refusal);
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = Challenge;
        }

        await refusal.ToHttp().ExecuteAsync(context);
    }

    private async Task<ApplicationError?> RefusalAsync(HttpContext context, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<RoleRequirement>() is not { } requirement)
        {
            return AccessErrors.Unlisted(context.Request.Path);
        }

        if (requirement.IsOpen)
        {
            return null;
        }

        if (CallerIdentity.Of(context) is not { } caller)
        {
            return await FailureAsync(context) is IssuerException ? AccessErrors.IssuerUnreachable : AccessErrors.SignIn;
        }

        if (requirement.Roles.IsEmpty || requirement.Roles.Any(caller.Rights.HasEverywhere))
        {
            return null;
        }

        return requirement.Roles.Any(caller.Rights.Has) ? await releases.OutsideAsync(context, endpoint, requirement, caller) : AccessErrors.Lacks(requirement, caller.Id);
    }

    private async Task LogAsync(HttpContext context, ApplicationError refusal)
    {
        if (_lines.TryTake())
        {
            var why = (await FailureAsync(context))?.Message ?? string.Empty;
            LogRefused(logger, context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress, refusal.Code, why);
        }
    }

    // The handler remembers what it found.
    private static async Task<Exception?> FailureAsync(HttpContext context) => (await context.AuthenticateAsync()).Failure;
}
