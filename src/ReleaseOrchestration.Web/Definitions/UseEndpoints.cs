using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>What uses definitions, and deleting those that nothing uses.</summary>
internal static class UseEndpoints
{
    public static void Map(IEndpointRouteBuilder api, DefinitionKind kind)
    {
        var address = $"/{DefinitionAddresses.Segment(kind)}/{{id}}";
        var words = kind.Words();
        api.MapGet(address + "/used-by", (string id, HttpContext context, DefinitionStore store, DefinitionUses uses, ReleaseAccess access) => UsedByAsync(kind, id, context, store, uses, access))
            .RequireRole(Role.Viewer).Describe("Definitions", $"List what uses one {words}: definitions, and releases that have not ended").Gives<PageDto<UseDto>>(200).Refuses(404, 410);
        api.MapDelete(address, (string id, HttpContext context, DefinitionDeletion deletion) => DeleteAsync(kind, id, context, deletion))
            .RequireRole(Role.Author).Describe("Definitions", $"Delete one {words} that nothing uses; its versions stay readable").Gives<DefinitionDto>(200).Refuses(404, 409, 410, 412);
    }

    private static async Task<IResult> UsedByAsync(DefinitionKind kind, string id, HttpContext context, DefinitionStore store, DefinitionUses uses, ReleaseAccess access)
    {
        if (await store.FindAsync(kind, id, context.RequestAborted) is null)
        {
            return (await store.FindDeletedAsync(kind, id, context.RequestAborted) is { } deleted ? DefinitionErrors.Gone(deleted) : DefinitionErrors.Unknown(kind, id, version: null)).ToHttp();
        }

        var (items, isVisible) = (new List<UseDto>(), access.VisibleById(context));
        foreach (var use in await uses.OfAsync(kind, id, context.RequestAborted))
        {
            if (use.Status is null || isVisible is null || await isVisible(use.Id, context.RequestAborted))
            {
                items.Add(UseDto.Of(use));
            }
        }

        return ResultExtensions.Json(new PageDto<UseDto>([.. items], null), ApiJsonContext.Readable.PageDtoUseDto);
    }

    private static async Task<IResult> DeleteAsync(DefinitionKind kind, string id, HttpContext context, DefinitionDeletion deletion)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var reason = Query.Text(context, "reason") ?? string.Empty;
        var deleted = await deletion.DeleteAsync(kind, id, SaveRequest.Precondition(context.Request), origin.Actor, reason, context.RequestAborted);
        return deleted.ToHttp(record => ResultExtensions.Json(DefinitionDto.Of(record), ApiJsonContext.Readable.DefinitionDto));
    }
}
