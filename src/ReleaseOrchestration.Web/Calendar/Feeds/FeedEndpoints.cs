using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Calendar.Feeds;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>The feeds of the caller. Making one is not idempotent: an answer that is kept would keep the address.</summary>
internal static class FeedEndpoints
{
    private const string Tag = "Feeds";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/feeds", ListAsync).RequireRole(Role.Viewer).Describe(Tag, "List the feeds of the caller, without their addresses; ?all=true those of everyone, for admins").Gives<PageDto<FeedDto>>(200).Refuses(401, 403);
        api.MapPost("/feeds", CreateAsync).RequireRole(Role.Viewer).Describe(Tag, "Make an iCalendar feed; its address is shown in this answer alone")
            .Takes<CreateFeedDto>().Gives<CreatedFeedDto>(201).Refuses(401, 403, 404, 409, 422);
        api.MapDelete("/feeds/{feed}", RevokeAsync).RequireRole(Role.Viewer).Describe(Tag, "Revoke a feed, at once and for good").Gives<FeedDto>(200).Refuses(401, 403, 404);
    }

    private static async Task<IResult> ListAsync(HttpContext context, FeedService feeds)
    {
        var (caller, all) = (Caller.Of(context), Query.Flag(context, "all"));
        if ((caller.Error ?? all.Error) is { } error)
        {
            return error.ToHttp();
        }

        if (all.Value && !IsAdmin(context))
        {
            return AccessErrors.Lacks(new RoleRequirement([Role.Admin]), caller.Value.Actor).ToHttp();
        }

        var found = await feeds.ListAsync(all.Value ? null : caller.Value.Actor, context.RequestAborted);
        return ResultExtensions.Json(new PageDto<FeedDto>([.. found.Select(FeedDto.Of)], null), ApiJsonContext.Readable.PageDtoFeedDto);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, FeedService feeds, IPublicAddress address)
    {
        var (caller, body) = (Caller.Of(context), await JsonBody.ReadAsync(context, ApiJsonContext.Readable.CreateFeedDto));
        if ((caller.Error ?? body.Error) is { } error)
        {
            return error.ToHttp();
        }

        if (FeedReaders.MakerOf(CallerIdentity.Of(context)!) is not { } maker)
        {
            return new ApplicationError(ErrorCodes.FeedOfAKey, 403, $"{caller.Value.Actor} is an API key. A feed shows what a person may see: sign in as one to make it.").ToHttp();
        }

        var wanted = body.Value.ToRequest();
        if (wanted.Failed(out var invalid, out var request))
        {
            return invalid.ToHttp();
        }

        context.Response.Headers.CacheControl = "no-store";
        return (await feeds.CreateAsync(request, maker, context.RequestAborted)).ToHttp(made => ResultExtensions.Json(
            new CreatedFeedDto($"{address.BaseUrl}/feeds/{made.Token}.ics", FeedDto.Of(made.Feed)), ApiJsonContext.Readable.CreatedFeedDto, StatusCodes.Status201Created));
    }

    private static async Task<IResult> RevokeAsync(string feed, HttpContext context, FeedService feeds)
    {
        var caller = Caller.Of(context);
        return caller.Failed(out var unknown, out var origin)
            ? unknown.ToHttp()
            : (await feeds.RevokeAsync(feed, origin.Actor, IsAdmin(context), context.RequestAborted)).ToHttp(revoked => ResultExtensions.Json(FeedDto.Of(revoked), ApiJsonContext.Readable.FeedDto));
    }

    private static bool IsAdmin(HttpContext context) => CallerIdentity.Of(context)!.Rights.Has(Role.Admin);
}
