using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Idempotency;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>Turns the answers of machines into those of HTTP.</summary>
internal static class SignalAnswers
{
    public static IResult ToHttp(this Result<SignalReply?> result, HttpContext context, string location)
    {
        if (result.Error is { } error)
        {
            return error.ToHttp();
        }

        if (result.Value is { } reply)
        {
            return reply.Accepted ? Answer(new SignalAnswerDto(Accepted: true, reply.Message)) : Refusal(reply).ToHttp();
        }

        context.Items[ReleaseSignalAnswers.Unanswered] = true;
        context.Response.Headers.Location = location;
        return Answer(new SignalAnswerDto(Accepted: null, "The request is on its way; look at the address to see what came of it.", location));
    }

    public static ApplicationError Refusal(SignalReply reply) => new(reply.Code, reply.Status, reply.Message) { Problems = Problems(reply) };

    private static ImmutableArray<Problem> Problems(SignalReply reply) =>
        [.. reply.Details.Select(detail => new Problem(reply.Code, Severity.Error, detail, SourcePosition.None))];

    private static IResult Answer(SignalAnswerDto answer) => ResultExtensions.Json(answer, ApiJsonContext.Readable.SignalAnswerDto, StatusCodes.Status202Accepted);
}
