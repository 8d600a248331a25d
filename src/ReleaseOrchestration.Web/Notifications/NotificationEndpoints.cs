using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>Deliveries of notifications: to look at, to send again, to try out.</summary>
internal static class NotificationEndpoints
{
    private const string Tag = "Notifications";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/deliveries", ListAsync).RequireRole(Role.Viewer).Scoped(ScopeRule.Everywhere).Describe(Tag, "List deliveries of notifications, the newest first; by state, rule, channel and release").Gives<PageDto<DeliveryDto>>(200);
        api.MapGet("/deliveries/{id}", GetAsync).RequireRole(Role.Viewer).Scoped(ScopeRule.Everywhere).Describe(Tag, "Read one delivery with its newest tries").Gives<DeliveryDto>(200).Refuses(404);
        api.MapPost("/deliveries/{id}/redeliver", RedeliverAsync).RequireRole(Role.Operator).Idempotent().Describe(Tag, "Send a delivery again now, with the same id").Gives<DeliveryDto>(202).Refuses(404);
        api.MapPost("/notification-rules/{id}/test", TestRuleAsync).RequireRole(Role.Author).Idempotent().Describe(Tag, "Send a test to the channels of a rule").Gives<PageDto<DeliveryDto>>(202).Refuses(404);
        api.MapPost("/notification-channels/{id}/test", TestChannelAsync).RequireRole(Role.Author).Idempotent().Describe(Tag, "Send a test to a channel").Gives<PageDto<DeliveryDto>>(202).Refuses(404);
    }

    private static async Task<IResult> ListAsync(HttpContext context, DeliveryStore store)
    {
        var limit = Query.Limit(context);
        if (limit.Failed(out var error, out var count))
        {
            return error.ToHttp();
        }

        DeliveryState? state = null;
        if (Query.Text(context, "state") is { } text)
        {
            if (!Enum.TryParse<DeliveryState>(text, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            {
                return Query.Invalid("state", text, "one of " + string.Join(", ", Enum.GetNames<DeliveryState>())).ToHttp();
            }

            state = known;
        }

        var filter = new DeliveryFilter(state, Query.Text(context, "rule"), Query.Text(context, "channel"), Query.Text(context, "release"));
        return await store.ListAsync(filter, count, Query.Text(context, "cursor"), context.RequestAborted) is { } page
            ? ResultExtensions.Json(new PageDto<DeliveryDto>([.. page.Items.Select(DeliveryDto.Of)], page.NextCursor), ApiJsonContext.Readable.PageDtoDeliveryDto)
            : Query.BadCursor.ToHttp();
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, DeliveryStore store) =>
        await store.FindAsync(id, context.RequestAborted) is { } delivery
            ? ResultExtensions.Json(DeliveryDto.Of(delivery), ApiJsonContext.Readable.DeliveryDto)
            : DeliveryErrors.Unknown(id).ToHttp();

    private static async Task<IResult> RedeliverAsync(string id, HttpContext context, DeliveryActions actions) =>
        (await actions.RedeliverAsync(id, context.RequestAborted)).ToHttp(delivery => ResultExtensions.Json(DeliveryDto.Of(delivery), ApiJsonContext.Readable.DeliveryDto, StatusCodes.Status202Accepted));

    private static async Task<IResult> TestRuleAsync(string id, HttpContext context, DeliveryActions actions)
    {
        var caller = Caller.Of(context);
        return caller.Failed(out var error, out var origin) ? error.ToHttp() : Begun(await actions.TestRuleAsync(id, origin.Actor, context.RequestAborted));
    }

    private static async Task<IResult> TestChannelAsync(string id, HttpContext context, DeliveryActions actions)
    {
        var caller = Caller.Of(context);
        return caller.Failed(out var error, out var origin) ? error.ToHttp() : Begun(await actions.TestChannelAsync(id, origin.Actor, context.RequestAborted));
    }

    private static IResult Begun(Result<ImmutableArray<Delivery>> begun) => begun.ToHttp(deliveries => ResultExtensions.Json(
        new PageDto<DeliveryDto>([.. deliveries.Select(DeliveryDto.Of)], null), ApiJsonContext.Readable.PageDtoDeliveryDto, StatusCodes.Status202Accepted));
}
