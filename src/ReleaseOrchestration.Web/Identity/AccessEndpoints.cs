using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity.ApiKeys;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who the caller is, and the API keys. Making one is not idempotent: an answer that is kept would keep the key.</summary>
internal static class AccessEndpoints
{
    private const string Tag = "Access";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me).RequireSignIn().Describe(Tag, "Who the caller is, and what they may do").Gives<MeDto>(200).Refuses(401);
        api.MapGet("/api-keys", ListAsync).RequireRole(Role.Admin).Describe(Tag, "List API keys, without the keys themselves").Gives<PageDto<ApiKeyDto>>(200).Refuses(401, 403);
        api.MapPost("/api-keys", CreateAsync).RequireRole(Role.Admin).Describe(Tag, "Make an API key; it is shown in this answer alone")
            .Takes<CreateApiKeyDto>().Gives<CreatedApiKeyDto>(201).Refuses(401, 403, 409, 422);
        api.MapDelete("/api-keys/{name}", RevokeAsync).RequireRole(Role.Admin).Describe(Tag, "Revoke an API key, at once and for good").Gives<ApiKeyDto>(200).Refuses(401, 403, 404);
    }

    private static IResult Me(HttpContext context)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var identity = CallerIdentity.Of(context)!;
        var notice = identity.Kind == CallerKind.Open ? AccessNotice.Open : null;
        var me = new MeDto(origin.Actor, JsonNamingPolicy.CamelCase.ConvertName(identity.Kind.ToString()), [.. identity.Groups], [.. identity.Rights.Grants.Select(GrantDto.Of)], identity.ExpiresAt, notice);
        return ResultExtensions.Json(me, ApiJsonContext.Readable.MeDto);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Application.Access.ApiKeys keys, TimeProvider clock)
    {
        var all = await keys.ListAsync(context.RequestAborted);
        return ResultExtensions.Json(new PageDto<ApiKeyDto>([.. all.Select(key => ApiKeyDto.Of(key, clock.GetUtcNow()))], null), ApiJsonContext.Readable.PageDtoApiKeyDto);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, Application.Access.ApiKeys keys, TimeProvider clock)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.CreateApiKeyDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        var wanted = dto.ToRequest();
        if (wanted.Failed(out var invalid, out var request))
        {
            return invalid.ToHttp();
        }

        context.Response.Headers.CacheControl = "no-store";
        return (await keys.CreateAsync(request, origin.Actor, context.RequestAborted)).ToHttp(made => ResultExtensions.Json(
            new CreatedApiKeyDto(made.Secret, ApiKeyDto.Of(made.Key, clock.GetUtcNow())), ApiJsonContext.Readable.CreatedApiKeyDto, StatusCodes.Status201Created));
    }

    private static async Task<IResult> RevokeAsync(string name, HttpContext context, Application.Access.ApiKeys keys, TimeProvider clock)
    {
        var caller = Caller.Of(context);
        return caller.Failed(out var unknown, out var origin)
            ? unknown.ToHttp()
            : (await keys.RevokeAsync(name, origin.Actor, context.RequestAborted)).ToHttp(key => ResultExtensions.Json(ApiKeyDto.Of(key, clock.GetUtcNow()), ApiJsonContext.Readable.ApiKeyDto));
    }
}
