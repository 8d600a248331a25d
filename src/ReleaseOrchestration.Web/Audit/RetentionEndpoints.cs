using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Legal holds, and purging releases that have been kept long enough.</summary>
internal static class RetentionEndpoints
{
    private const string Tag = "Audit";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/releases/{id}/hold", HoldAsync).RequireRole(Role.Admin).Idempotent()
            .Describe(Tag, "Put a release under a legal hold: it is not purged").Takes<ReasonDto>().Gives<ReleaseOverview>(200).Refuses(404, 422);
        api.MapPost("/releases/{id}/unhold", LiftAsync).RequireRole(Role.Admin).Idempotent()
            .Describe(Tag, "Take the legal hold off a release").Takes<ReasonDto>().Gives<ReleaseOverview>(200).Refuses(404, 422);
        api.MapPost("/releases/{id}/purge", PurgeAsync).RequireRole(Role.Admin).Idempotent()
            .Describe(Tag, "Delete a release that is over and has been kept long enough").Takes<ReasonDto>().Gives<PurgeReport>(200).Refuses(404, 409, 410);
    }

    private static Task<IResult> HoldAsync(string id, HttpContext context, ReleaseHolds holds) =>
        AnswerAsync(context, (reason, origin) => holds.HoldAsync(id, reason, origin, context.RequestAborted), Overview);

    private static Task<IResult> LiftAsync(string id, HttpContext context, ReleaseHolds holds) =>
        AnswerAsync(context, (reason, origin) => holds.LiftAsync(id, reason, origin, context.RequestAborted), Overview);

    private static Task<IResult> PurgeAsync(string id, HttpContext context, ReleasePurge purge) => AnswerAsync(
        context, (reason, origin) => purge.PurgeAsync(id, reason, origin.Actor, context.RequestAborted), report => ResultExtensions.Json(report, ApiJsonContext.Readable.PurgeReport));

    private static async Task<IResult> AnswerAsync<T>(HttpContext context, Func<string?, Origin, Task<Result<T>>> act, Func<T, IResult> answer)
    {
        var (caller, body) = (Caller.Of(context), await JsonBody.ReadAsync(context, ApiJsonContext.Readable.ReasonDto));
        return (caller.Error ?? body.Error) is { } error ? error.ToHttp() : (await act(body.Value.Reason, caller.Value)).ToHttp(answer);
    }

    private static IResult Overview(ReleaseOverview release) => ResultExtensions.Json(release, ApiJsonContext.Readable.ReleaseOverview);
}
