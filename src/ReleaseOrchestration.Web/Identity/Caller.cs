using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Idempotency;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who sends a request, as whoever signed them in says; the caller's own word counts on an open server alone.</summary>
internal static class Caller
{
    public static Result<Origin> Of(HttpContext context)
    {
        if (CallerIdentity.Of(context) is not { } identity)
        {
            return AccessErrors.SignIn;
        }

        return identity.Kind == CallerKind.Open && OpenCallers.Read(context).Error is { } unreadable
            ? unreadable
            : new Origin(identity.Id, identity.Groups, IdempotencyFilter.OperationOf(context));
    }
}
