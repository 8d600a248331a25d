using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Webhooks;

namespace ReleaseOrchestration.Web.Checks;

/// <summary>Where a pipeline asks to wait for a node of a release.</summary>
internal static partial class CheckEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/{connector}/check", TakeAsync).AnswersAnyone().Describe("Webhooks", "Have a pipeline of Azure DevOps wait for a node of a release, signed with the webhook-secret of the connector")
            .Accepts<object>("application/json").Gives<WebhookAnswerDto>(200).Refuses(401, 404, 413, 422, 429);

    private static async Task<IResult> TakeAsync(
        string connector, string? release, string? node, HttpContext context, WebhookLimits limits, CheckInbox inbox, RefusedTokens refused, ILoggerFactory loggers)
    {
        if (WebhookEndpoints.TooMany(context, limits) is { } tooMany)
        {
            return tooMany;
        }

        AuditMarks.Skip(context);
        var name = Identifier.IsValid(connector) ? connector : "(no id)";
        var body = await RequestBody.ReadAsync(context);
        if (body.Failed(out var tooLarge, out var bytes))
        {
            return await RefuseAsync(tooLarge, "it is too large");
        }

        var (answer, doubt) = await inbox.TakeAsync(new WebhookRequest(connector, WebhookEndpoints.Headers(context.Request), bytes), release ?? string.Empty, node ?? string.Empty, context.RequestAborted);
        return answer.Failed(out var error, out var isNew) ? await RefuseAsync(error, doubt) : Answer(isNew);

        async Task<IResult> RefuseAsync(ApplicationError refusal, string why)
        {
            LogRefused(loggers.CreateLogger("ReleaseOrchestration.Web.Checks"), name, why);
            await refused.RecordAsync("webhook", refusal.Code, $"A check for the connector {name} was refused: {why}", WebhookEndpoints.AddressOf(context).ToString(), context.RequestAborted);
            return refusal.ToHttp();
        }
    }

    private static IResult Answer(bool isNew) => ResultExtensions.Json(
        isNew ? new WebhookAnswerDto("waiting", "The pipeline is called back when the node has ended.") : new WebhookAnswerDto("repeated", "This check waits already."),
        ApiJsonContext.Default.WebhookAnswerDto);
}
