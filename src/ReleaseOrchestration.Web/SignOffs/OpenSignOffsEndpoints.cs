using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The page of all that waits for the caller. Each goes on to the page of a link that is made when it is asked for, for the caller alone.</summary>
internal static class OpenSignOffsEndpoints
{
    private const int Most = 200;
    private const string Tag = "Sign-off pages";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-offs", ShowAsync).RequireRole(Role.Viewer).Describe(Tag, "Show what waits for the caller; changes nothing").Gives<string>(200, "text/html").Refuses(401, 403);
        routes.MapPost("/sign-offs", OpenAsync).RequireRole(Role.Approver).Scoped(ScopeRule.ChecksItself).Describe(Tag, "Go to the page of one sign-off, given by the fields `release` and `path` of a form")
            .Refuses(401, 403, 404, 409, 422);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, SignOffQueries queries, ReleaseAccess access, SignOffPageGuard guard)
    {
        if (Caller.Of(context).Failed(out var error, out var origin))
        {
            return error.ToHttp();
        }

        var page = await queries.ListOpenAsync((origin.Actor, origin.Groups), Most, cursor: null, context.RequestAborted, access.VisibleById(context));
        var nonce = guard.Nonce();
        var soonest = page!.Items.OrderBy(open => open.View.Approval.Deadline ?? DateTimeOffset.MaxValue).ThenBy(open => open.View.OpenedAt);
        return new PageResult(OpenSignOffsPage.Render(origin.Actor, [.. soonest], page.NextCursor is null, nonce), nonce, StatusCodes.Status200OK);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, SignOffLinks links, ReleaseAccess access)
    {
        if (Caller.Of(context).Failed(out var error, out var origin) || (await PostedForm.ReadAsync(context)).Failed(out error, out var posted))
        {
            return error.ToHttp();
        }

        var (release, path) = (posted.Texts.GetValueOrDefault(OpenSignOffsPage.Release, string.Empty), posted.Texts.GetValueOrDefault(OpenSignOffsPage.Path, string.Empty));
        if (await access.ActingAsync(context, Role.Approver, release, path) is { } outside)
        {
            return outside.ToHttp();
        }

        context.Response.Headers.CacheControl = "no-store";
        var issued = await links.IssueAsync(release, path, origin.Actor, life: null, origin.Actor, context.RequestAborted);
        return issued.ToHttp(link => new SeeOther(link.Url));
    }
}
