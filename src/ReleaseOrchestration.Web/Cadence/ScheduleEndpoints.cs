using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>What people do with releases that have not started.</summary>
internal static class ScheduleEndpoints
{
    private const string Tag = "Releases";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/releases/{id}/schedule", ScheduleAsync).RequireRole(Role.Operator).Idempotent().Describe(Tag, "Give a release that has not started its time, or another one; also one that was called off")
            .Takes<ScheduleDto>().Gives<PlannedReleaseDto>(200).Refuses(404, 409, 422);
        api.MapPost("/releases/{id}/cancel", CancelAsync).RequireRole(Role.Operator).Idempotent().Describe(Tag, "Call off a release that has not started")
            .Takes<ReasonDto>().Gives<PlannedReleaseDto>(200).Refuses(404, 409, 422);
        api.MapPost("/releases/{id}/approve", ApproveAsync).RequireRole(Role.Approver).Idempotent().Describe(Tag, "Agree that a release of a group that names approvers starts")
            .Takes<CommentDto>().Gives<PlannedReleaseDto>(200).Refuses(403, 404, 409);
        api.MapPost("/releases/{id}/clone", CloneAsync).RequireRole(Role.Operator).Idempotent().Describe(Tag, "Make a new release of what another one was asked for")
            .Takes<CreateReleaseDto>().Gives<CreatedReleaseDto>(201).Refuses(404, 409, 422);
        api.MapPatch("/releases/{id}", ChangeAsync).RequireRole(Role.Operator).Idempotent().Describe(Tag, "Change what a release that has not started is to start with")
            .Takes<ReleaseChangeDto>().Gives<PlannedReleaseDto>(200).Refuses(404, 409, 422);
    }

    private static Task<IResult> ScheduleAsync(string id, HttpContext context, ReleaseSchedules schedules) => AskAsync(context, ApiJsonContext.Readable.ScheduleDto, async (dto, origin) =>
    {
        var (at, duration) = (PlannedTime.Instant("at", dto.At), PlannedTime.Duration(dto.Duration));
        if ((at.Error ?? duration.Error) is { } error)
        {
            return error;
        }

        return at.Value is { } instant
            ? await schedules.ScheduleAsync(id, new(instant, duration.Value, dto.AutoStart, dto.Reason ?? string.Empty), origin, context.RequestAborted)
            : new ApplicationError(ErrorCodes.InvalidValue, 422, "'at' is required: when the release is to start, such as '2026-04-02T09:00:00+02:00'.");
    });

    private static Task<IResult> CancelAsync(string id, HttpContext context, ReleaseSchedules schedules) =>
        AskAsync(context, ApiJsonContext.Readable.ReasonDto, (dto, origin) => schedules.CancelAsync(id, dto.Reason, origin, context.RequestAborted));

    private static Task<IResult> ApproveAsync(string id, HttpContext context, ReleaseSchedules schedules) =>
        AskAsync(context, ApiJsonContext.Readable.CommentDto, (dto, origin) => schedules.ApproveAsync(id, dto.Comment, origin, context.RequestAborted));

    private static Task<IResult> ChangeAsync(string id, HttpContext context, ReleaseSchedules schedules) =>
        AskAsync(context, ApiJsonContext.Readable.ReleaseChangeDto, (dto, origin) => schedules.ChangeAsync(id, dto.ToChange(), origin, context.RequestAborted));

    private static async Task<IResult> CloneAsync(string id, HttpContext context, ReleaseSchedules schedules, ReleaseAccess access)
    {
        if ((await CallerRequest.ReadAsync(context, ApiJsonContext.Readable.CreateReleaseDto)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        if (dto.ToRequest().Failed(out error, out var changes) || (await schedules.CopyAsync(id, changes, context.RequestAborted)).Failed(out error, out var whole))
        {
            return error.ToHttp();
        }

        return await access.CreatingAsync(context, whole) is { } outside ? outside.ToHttp() : await ReleaseEndpoints.AddAsync(context, whole, origin);
    }

    private static async Task<IResult> AskAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<T, Origin, Task<Result<ReleaseOverview>>> act)
        where T : class
    {
        if ((await CallerRequest.ReadAsync(context, type)).Failed(out var error, out var call))
        {
            return error.ToHttp();
        }

        var (origin, dto) = call;
        return (await act(dto, origin)).Failed(out error, out var release)
            ? error.ToHttp()
            : ResultExtensions.Json(PlannedReleaseDto.Of(release, await ScheduleAnswers.AdviseAsync(context, release)), ApiJsonContext.Readable.PlannedReleaseDto);
    }
}
