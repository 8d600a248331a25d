using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Audit;

namespace ReleaseOrchestration.Web.Http;

/// <summary>Writes a refusal as <c>application/problem+json</c>: the one place that knows how.</summary>
internal sealed class ProblemResult(ApplicationError error) : IResult
{
    private const string MediaType = "application/problem+json";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        AuditMarks.Refused(httpContext, error);
        var response = httpContext.Response;
        response.StatusCode = error.Status;
        return response.WriteAsJsonAsync(
            new ProblemDto
            {
                Type = $"urn:release-orchestration:error:{error.Code}",
                Title = ReasonPhrases.GetReasonPhrase(error.Status),
                Status = error.Status,
                Detail = error.Message,
                Instance = httpContext.Request.Path,
                Code = error.Code,
                Problems = error.Problems.IsEmpty ? null : [.. error.Problems.Select(ProblemItemDto.Of)],
            },
            ApiJsonContext.Readable.ProblemDto,
            MediaType,
            httpContext.RequestAborted);
    }
}
