using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Cadence;
using ReleaseOrchestration.Web.Calendar;
using ReleaseOrchestration.Web.Calendar.Feeds;
using ReleaseOrchestration.Web.Callbacks;
using ReleaseOrchestration.Web.Checks;
using ReleaseOrchestration.Web.Definitions;
using ReleaseOrchestration.Web.Evidence;
using ReleaseOrchestration.Web.Health;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Identity.EasyAuth;
using ReleaseOrchestration.Web.Notifications;
using ReleaseOrchestration.Web.Planning;
using ReleaseOrchestration.Web.Releases;
using ReleaseOrchestration.Web.Reports;
using ReleaseOrchestration.Web.Schemas;
using ReleaseOrchestration.Web.SignOffs;
using ReleaseOrchestration.Web.Webhooks;

namespace ReleaseOrchestration.Web.Hosting;

/// <summary>Puts the endpoints on an application.</summary>
public static class WebEndpoints
{
    /// <summary>Has an application answer with the API, the sign-off pages, the callbacks, health and the OpenAPI document.</summary>
    public static IApplicationBuilder UseReleaseOrchestration(this IApplicationBuilder app)
    {
        app.Use(Peer.NoteAsync);
        if (TrustedProxies.Read(app.ApplicationServices.GetRequiredService<IConfiguration>()) is { } proxies)
        {
            app.UseForwardedHeaders(proxies);
        }

        app.UseMiddleware<FailureMiddleware>();
        app.UseStatusCodePages(context => Unanswered(context.HttpContext));
        app.UseRouting();
        app.UseMiddleware<AuditMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<RequestGuard>();
        app.UseMiddleware<AccessMiddleware>();
        return app.UseEndpoints(Map);
    }

    private static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        DefinitionEndpoints.Map(api);
        PlanEndpoints.Map(api);
        ReleaseEndpoints.Map(api);
        CalendarEndpoints.Map(api);
        ScheduleEndpoints.Map(api);
        SignalEndpoints.Map(api);
        RestartEndpoints.Map(api);
        AuditEndpoints.Map(api);
        BundleEndpoints.Map(api);
        RetentionEndpoints.Map(api);
        SignOffEndpoints.Map(api);
        SignOffActions.Map(api);
        TaskProcessEndpoint.Map(api);
        RetryEndpoint.Map(api);
        EvidenceEndpoints.Map(api);
        NotificationEndpoints.Map(api);
        ReportEndpoints.Map(api);
        AccessEndpoints.Map(api);
        FeedEndpoints.Map(api);
        MapPages(app);
    }

    private static void MapPages(IEndpointRouteBuilder app)
    {
        FeedFileEndpoint.Map(app);
        SignOffPageEndpoints.Map(app);
        OpenSignOffsEndpoints.Map(app);
        CallbackEndpoints.Map(app);
        WebhookEndpoints.Map(app);
        CheckEndpoint.Map(app);
        SchemaEndpoints.Map(app);
        HealthEndpoints.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").AnswersAnyone();
    }

    private static Task Unanswered(HttpContext context)
    {
        var (path, method) = (context.Request.Path, context.Request.Method);
        var error = context.Response.StatusCode switch
        {
            404 => new ApplicationError(ErrorCodes.NotFound, 404, $"There is nothing at {path}. /openapi/v1.json lists what there is."),
            405 => new ApplicationError(ErrorCodes.MethodNotAllowed, 405, $"{path} does not take {method}; it takes {context.Response.Headers.Allow}."),
            415 => new ApplicationError(ErrorCodes.UnsupportedMediaType, 415, $"{path} does not take {context.Request.ContentType}."),
            var status => new ApplicationError(ErrorCodes.BadRequest, status, "The request cannot be answered."),
        };
        return error.ToHttp().ExecuteAsync(context);
    }
}
