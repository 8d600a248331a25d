using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Health;

/// <summary>Whether the process is up, and whether it can take requests.</summary>
internal static partial class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", (IOptions<AccessOptions> access) => Answer("ok", access.Value)).AnswersAnyone().Describe("Health", "Whether the process is up").Gives<HealthDto>(200);
        routes.MapGet("/readyz", ReadyAsync).AnswersAnyone().Describe("Health", "Whether the store can be written and recovery is done").Gives<HealthDto>(200).Refuses(503);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, IDocumentStore documents, IOptions<AccessOptions> access, ILoggerFactory loggers)
    {
        if (context.RequestServices.GetService<Recovery>() is { IsDone: false })
        {
            return NotReady("Recovery is not done yet.");
        }

        try
        {
            await documents.WriteAsync([new(new("health", "ready"), "{}"u8.ToArray())], context.RequestAborted);
            return Answer("ready", access.Value);
        }
        catch (ReleaseOrchestrationException exception)
        {
            LogUnwritable(loggers.CreateLogger("ReleaseOrchestration.Web.Health"), exception);
            return NotReady(exception.Message);
        }
    }

    private static IResult Answer(string status, AccessOptions access) =>
        ResultExtensions.Json(new HealthDto(status, access.IsOpen ? "open" : null), ApiJsonContext.Readable.HealthDto);

    private static IResult NotReady(string why) => new ApplicationError(ErrorCodes.NotReady, StatusCodes.Status503ServiceUnavailable, why).ToHttp();
}
