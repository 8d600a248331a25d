using Microsoft.AspNetCore.Builder;
using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Says on an endpoint, or a group of them, who may call it. The innermost word counts.</summary>
internal static class RoleRequirements
{
    /// <summary>Only callers that hold one of these roles. What is below <c>/api/releases/{id}</c> also asks whether they hold it for that release.</summary>
    public static T RequireRole<T>(this T endpoint, params Role[] roles)
        where T : IEndpointConventionBuilder => roles.Length > 0 ? endpoint.WithMetadata(new RoleRequirement([.. roles])) : throw new ArgumentException("Name a role.", nameof(roles));

    /// <summary>Says what callers may do whose role is for some releases only. Without it they may read, and do nothing.</summary>
    public static T Scoped<T>(this T endpoint, ScopeRule rule)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(rule);

    /// <summary>Every caller who is known, whatever their roles.</summary>
    public static T RequireSignIn<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequirement([]));

    /// <summary>Anyone: for what is public, and for what a signed token or a signature in the request protects.</summary>
    public static T AnswersAnyone<T>(this T endpoint)
        where T : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequirement([], IsOpen: true));
}
