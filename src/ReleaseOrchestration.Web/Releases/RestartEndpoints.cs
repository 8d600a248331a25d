using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Idempotency;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Restarting releases, and seeing beforehand what that would do.</summary>
internal static class RestartEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/releases/{id}/restart", RestartAsync).RequireRole(Role.Operator).Idempotent()
            .Describe("Actions", "Restart a release from a phase or activity; with ?dryRun=true only show what that would do")
            .Takes<RestartDto>().Gives<RestartAnswerDto>(200).Gives<RestartAnswerDto>(202).Refuses(404, 409, 422);

    private static async Task<IResult> RestartAsync(string id, HttpContext context, ReleaseRestarts restarts)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown.ToHttp();
        }

        var (body, asked) = (await JsonBody.ReadAsync(context, ApiJsonContext.Readable.RestartDto), Query.Flag(context, "dryRun"));
        if ((body.Error ?? asked.Error) is { } error)
        {
            return error.ToHttp();
        }

        var dto = body.Value;
        if (string.IsNullOrEmpty(dto.From))
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, "'from' is required: the phase or activity from which everything runs again, such as 'build' or 'build.build_a'.").ToHttp();
        }

        var request = new RestartRequest(dto.From, dto.Reason ?? string.Empty, dto.DryRun || asked.Value);
        if (request.IsDryRun)
        {
            AuditMarks.Skip(context);
        }

        var result = await restarts.RestartAsync(id, request, origin, context.RequestAborted);
        return result.ToHttp(answer => Answer(context, id, request, answer));
    }

    private static IResult Answer(HttpContext context, string id, RestartRequest request, RestartAnswer answer)
    {
        var isUnanswered = answer.IsAccepted is null;
        var location = isUnanswered && !request.IsDryRun ? SignalRequest.Location(id, string.Empty) : null;
        if (isUnanswered)
        {
            context.Items[ReleaseSignalAnswers.Unanswered] = true;
        }

        if (location is not null)
        {
            context.Response.Headers.Location = location;
        }

        var dto = RestartAnswerDto.Of(answer, request.IsDryRun, location);
        return ResultExtensions.Json(dto, ApiJsonContext.Readable.RestartAnswerDto, request.IsDryRun ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }
}
