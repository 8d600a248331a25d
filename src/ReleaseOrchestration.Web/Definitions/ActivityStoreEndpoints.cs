using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>Publishing and deprecating Activity Store entries.</summary>
internal static class ActivityStoreEndpoints
{
    private const string Tag = "Definitions";

    public static void Map(IEndpointRouteBuilder api)
    {
        var entry = "/" + DefinitionAddresses.Segment(DefinitionKind.Activity) + "/{id}";
        api.MapPost(entry + "/publish", PublishAsync).RequireRole(Role.Author).Idempotent().Describe(Tag, "Let references without a version take a version of the entry")
            .Takes<PublishDto>().Gives<DefinitionDto>(200).Refuses(404, 410);
        api.MapPost(entry + "/deprecate", DeprecateAsync).RequireRole(Role.Author).Idempotent().Describe(Tag, "Advise against an entry: who saves a process that uses it is warned")
            .Takes<DeprecateDto>().Gives<DefinitionDto>(200).Refuses(404, 410, 422);
        api.MapPost(entry + "/undeprecate", UndeprecateAsync).RequireRole(Role.Author).Idempotent().Describe(Tag, "Take a deprecation back").Gives<DefinitionDto>(200).Refuses(404, 410);
    }

    private static async Task<IResult> PublishAsync(string id, HttpContext context, ActivityStore store)
    {
        var (caller, body) = (Caller.Of(context), await JsonBody.ReadAsync(context, ApiJsonContext.Readable.PublishDto));
        return (caller.Error ?? body.Error) is { } error
            ? error.ToHttp()
            : Answer(await store.PublishAsync(id, body.Value.Version, caller.Value.Actor, context.RequestAborted));
    }

    private static async Task<IResult> DeprecateAsync(string id, HttpContext context, ActivityStore store)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var body = await JsonBody.ReadAsync(context, ApiJsonContext.Readable.DeprecateDto);
        return body.Failed(out var error, out var dto)
            ? error.ToHttp()
            : Answer(await store.DeprecateAsync(id, dto.Reason, string.IsNullOrEmpty(dto.Replacement) ? null : dto.Replacement, origin.Actor, context.RequestAborted));
    }

    private static async Task<IResult> UndeprecateAsync(string id, HttpContext context, ActivityStore store)
    {
        var caller = Caller.Of(context);
        return caller.Failed(out var unknown, out var origin) ? unknown.ToHttp() : Answer(await store.UndeprecateAsync(id, origin.Actor, context.RequestAborted));
    }

    private static IResult Answer(Result<DefinitionRecord> result) =>
        result.ToHttp(record => ResultExtensions.Json(DefinitionDto.Of(record), ApiJsonContext.Readable.DefinitionDto));
}
