using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>
/// Whether callers whose roles are for some releases only may do what they ask. What is below <c>/api/releases/{id}</c> is checked before it is carried out; whatever
/// else names releases asks here itself.
/// </summary>
internal sealed class ReleaseAccess(ReleaseTargets targets)
{
    private const string OneRelease = "/api/releases/{id}";

    /// <summary>The refusal of a request about one release; null when it is about none, about one that does not exist, or may pass.</summary>
    public async Task<ApplicationError?> OutsideAsync(HttpContext context, RouteEndpoint endpoint, RoleRequirement requirement, CallerIdentity caller)
    {
        var pattern = endpoint.RoutePattern.RawText ?? string.Empty;
        if ((pattern != OneRelease && !pattern.StartsWith(OneRelease + "/", StringComparison.Ordinal)) || context.GetRouteValue("id") is not string id)
        {
            var rule = endpoint.Metadata.OfType<ScopeRule>().Cast<ScopeRule?>().LastOrDefault();
            var isOpen = rule == ScopeRule.ChecksItself || (rule is null && requirement.Roles.Contains(Role.Viewer));
            return isOpen ? null : AccessErrors.Outside(requirement, caller.Id, context.Request.Path);
        }

        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var path = context.GetRouteValue("path") is string node ? NodePath.Decode(node) : null;
        return await targets.FindAsync(id, path, isRead, context.RequestAborted) is not { } target || requirement.Roles.Any(role => caller.Rights.Has(role, target))
            ? null
            : AccessErrors.Outside(requirement, caller.Id, path is null ? id : $"{id} {path}");
    }

    /// <summary>The refusal of something that is done to a node, or to a release where none is named; null when it may be done.</summary>
    public async Task<ApplicationError?> ActingAsync(HttpContext context, Role role, string id, string? path)
    {
        var caller = CallerIdentity.Of(context)!;
        return caller.Rights.HasEverywhere(role) || await targets.FindAsync(id, path, isRead: false, context.RequestAborted) is not { } target || caller.Rights.Has(role, target)
            ? null
            : AccessErrors.Outside(new RoleRequirement([role]), caller.Id, $"{id} {path}");
    }

    /// <summary>The refusal of a new release; null when it may be created.</summary>
    public async Task<ApplicationError?> CreatingAsync(HttpContext context, CreateRelease request)
    {
        var caller = CallerIdentity.Of(context)!;
        return caller.Rights.HasEverywhere(Role.Operator) || caller.Rights.Has(Role.Operator, await targets.CreatingAsync(request, context.RequestAborted))
            ? null
            : AccessErrors.Outside(new RoleRequirement([Role.Operator]), caller.Id, request.Id ?? request.Process);
    }

    /// <summary>Tells which releases the caller may see; null when all.</summary>
    public Func<ReleaseRecord, CancellationToken, Task<bool>>? Visible(HttpContext context)
    {
        var rights = CallerIdentity.Of(context)!.Rights;
        return rights.HasEverywhere(Role.Viewer) ? null : async (record, cancellationToken) => rights.Has(Role.Viewer, await targets.ReadingAsync(record, cancellationToken));
    }

    /// <summary>The same by the entry of a release in lists.</summary>
    public Func<ReleaseEntry, CancellationToken, Task<bool>>? VisibleEntries(HttpContext context)
    {
        var rights = CallerIdentity.Of(context)!.Rights;
        return rights.HasEverywhere(Role.Viewer) ? null : (entry, cancellationToken) => targets.IsVisibleAsync(rights, entry, cancellationToken);
    }

    /// <summary>Tells of which groups the caller may see releases that are not there yet; null when of all.</summary>
    public Func<ReleaseGroupDefinition, CancellationToken, Task<bool>>? VisibleGroups(HttpContext context) => Visible(context) is { } isVisible
        ? (group, cancellationToken) => isVisible(new ReleaseRecord { Id = string.Empty, Process = group.Process.Id, ProcessVersion = group.Process.Version, Tags = group.Tags }, cancellationToken)
        : null;

    /// <summary>The same by the id of a release.</summary>
    public Func<string, CancellationToken, Task<bool>>? VisibleById(HttpContext context)
    {
        var rights = CallerIdentity.Of(context)!.Rights;
        return rights.HasEverywhere(Role.Viewer)
            ? null
            : async (id, cancellationToken) => await targets.FindAsync(id, path: null, isRead: true, cancellationToken) is { } target && rights.Has(Role.Viewer, target);
    }
}
