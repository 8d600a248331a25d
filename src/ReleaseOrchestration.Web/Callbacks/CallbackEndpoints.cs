using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.Callbacks;

/// <summary>What pipelines call when they have finished.</summary>
internal static partial class CallbackEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/callbacks/{token}", ReportAsync).AnswersAnyone().Describe("Callbacks", "Report the end of a pipeline").Takes<CallbackDto>().Gives<CallbackAnswerDto>(200).Refuses(401, 409, 410, 422);

    private static async Task<IResult> ReportAsync(string token, HttpContext context, PipelineCallbacks callbacks, RefusedTokens refused, ILoggerFactory loggers)
    {
        var read = callbacks.Read(token);
        if (read.Claims is not { } claims || !read.IsValid)
        {
            var refusal = PipelineCallbacks.Refuse(read.Status);
            var address = context.Connection.RemoteIpAddress?.ToString() ?? string.Empty;
            LogRefused(loggers.CreateLogger("ReleaseOrchestration.Web.Callbacks"), read.Code, address);
            AuditMarks.Skip(context);
            await refused.RecordAsync("callback", refusal.Code, refusal.Message, address, context.RequestAborted);
            return refusal.ToHttp();
        }

        var body = await JsonBody.ReadAsync(context, ApiJsonContext.Readable.CallbackDto);
        if (body.Failed(out var error, out var dto))
        {
            return error.ToHttp();
        }

        var status = Words.Parse<PipelineStatus>("status", dto.Status);
        return status.Error is { } invalid ? invalid.ToHttp() : await HandAsync(claims, status.Value, dto, context, callbacks);
    }

    private static async Task<IResult> HandAsync(CallbackClaims claims, PipelineStatus status, CallbackDto dto, HttpContext context, PipelineCallbacks callbacks)
    {
        var report = new PipelineReport
        {
            Status = status,
            Outputs = dto.Outputs.ToValues(),
            LogUrl = dto.LogUrl ?? string.Empty,
            Message = dto.Message ?? string.Empty,
        };
        var result = await callbacks.ReportAsync(claims, report, context.RequestAborted);
        if (result.Error is { } error)
        {
            return error.ToHttp();
        }

        return result.Value switch
        {
            null => Answer(new CallbackAnswerDto("pending", "The report was taken; the activity has not answered yet."), StatusCodes.Status202Accepted),
            { Accepted: true } reply => Answer(new CallbackAnswerDto("done", reply.Message), StatusCodes.Status200OK),
            var reply => SignalAnswers.Refusal(reply).ToHttp(),
        };
    }

    private static IResult Answer(CallbackAnswerDto answer, int status) => ResultExtensions.Json(answer, ApiJsonContext.Readable.CallbackAnswerDto, status);
}
