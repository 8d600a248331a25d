using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Hosting;

/// <summary>Answers a request during which something failed; says no more than is safe, and logs the rest.</summary>
internal sealed partial class FailureMiddleware(RequestDelegate next, ILogger<FailureMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await ErrorFor(context, exception).ToHttp().ExecuteAsync(context);
        }
    }

    private ApplicationError ErrorFor(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return RequestBody.TooLarge;
            case BadHttpRequestException bad:
                return new ApplicationError(ErrorCodes.BadRequest, bad.StatusCode, bad.Message);
            case ReleaseOrchestrationException known:
                LogKnown(logger, context.Request.Method, context.Request.Path, known);
                return new ApplicationError(known.Code, StatusCodes.Status503ServiceUnavailable, known.Message);
            default:
                LogUnexpected(logger, context.Request.Method, context.Request.Path, context.TraceIdentifier, exception);
                return new ApplicationError(
                    ErrorCodes.Internal, StatusCodes.Status500InternalServerError, $"Something unexpected happened; the log of the server says more under {context.TraceIdentifier}.");
        }
    }
}
