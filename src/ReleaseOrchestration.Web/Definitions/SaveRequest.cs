using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Definitions;

/// <summary>What requests that change definitions have in common.</summary>
internal static class SaveRequest
{
    public static Precondition Precondition(HttpRequest request) => new(
        request.Headers.IfMatch.ToString() is { Length: > 0 } match ? match : null,
        request.Headers.IfNoneMatch.ToString().Trim() == "*");

    public static Result<SaveOptions> Options(HttpContext context)
    {
        var caller = Caller.Of(context);
        if (caller.Failed(out var unknown, out var origin))
        {
            return unknown;
        }

        var draft = Query.Flag(context, "draft");
        return draft.Failed(out var error, out var isDraft) ? error : new SaveOptions(origin.Actor, Query.Text(context, "comment") ?? string.Empty, isDraft);
    }

    /// <summary>What was saved, with its ETag, and its address where it is new.</summary>
    public static async Task<IResult> SavedAsync(ApplyReport report, string address, HttpContext context, InputSetStates states)
    {
        var applied = report.Applied[0];
        var dto = DefinitionDto.Of(applied.Record) with { Change = applied.Change, Problems = [.. report.Warnings.Select(ProblemItemDto.Of)] };
        context.Response.Headers.ETag = applied.Record.ETag;
        if (applied.Record.Kind == DefinitionKind.InputSet)
        {
            dto = dto.With(await states.OfAsync(applied.Record, context.RequestAborted));
        }

        var created = applied.Change == "created";
        if (created)
        {
            context.Response.Headers.Location = address;
        }

        return ResultExtensions.Json(dto, ApiJsonContext.Readable.DefinitionDto, created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
