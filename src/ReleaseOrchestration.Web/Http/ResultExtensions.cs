using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Turns results of use cases into answers.</summary>
internal static class ResultExtensions
{
    public static IResult ToHttp<T>(this Result<T> result, Func<T, IResult> answer) =>
        result.Failed(out var error, out var value) ? error.ToHttp() : answer(value);

    public static IResult ToHttp(this ApplicationError error) => new ProblemResult(error);

    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => Results.Json(value, type, statusCode: status);
}
