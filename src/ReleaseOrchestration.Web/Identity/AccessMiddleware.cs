using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Lets a request through when its caller holds what its endpoint demands; everything else stays outside.</summary>
internal sealed class AccessMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // What routing answers itself, that there is nothing or not by this method, does nothing.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context);
        }

        return Refusal(context, endpoint) is { } refusal ? refusal.ToHttp().ExecuteAsync(context) : next(context);
    }

    private static ApplicationError? Refusal(HttpContext context, RouteEndpoint endpoint)
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
            return AccessErrors.SignIn;
        }

        return requirement.Roles.IsEmpty || requirement.Roles.Any(caller.Rights.Has) ? null : AccessErrors.Lacks(requirement, caller.Id);
    }
}
