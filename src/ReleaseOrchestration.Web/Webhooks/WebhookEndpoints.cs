using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Webhooks;

/// <summary>Where the systems that run pipelines say that something happened.</summary>
internal static partial class WebhookEndpoints
{
    private const string NoId = "(no id)";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/{connector}", TakeAsync).AnswersAnyone().Describe("Webhooks", "Take a webhook of the system of a connector, signed with its webhook-secret")
            .Accepts<object>("application/json").Gives<WebhookAnswerDto>(202).Refuses(401, 413, 422, 429);

    private static async Task<IResult> TakeAsync(
        string connector, HttpContext context, WebhookLimits limits, WebhookInbox inbox, RefusedTokens refused, ILoggerFactory loggers)
    {
        if (TooMany(context, limits) is { } tooMany)
        {
            return tooMany;
        }

        // A release records itself what it is told, and what does not count is recorded below.
        AuditMarks.Skip(context);
        var name = Identifier.IsValid(connector) ? connector : NoId;
        var body = await RequestBody.ReadAsync(context);
        if (body.Failed(out var tooLarge, out var bytes))
        {
            return await RefuseAsync(tooLarge, "it is too large");
        }

        var result = await inbox.TakeAsync(new WebhookRequest(connector, Headers(context.Request), bytes), context.RequestAborted);
        Log(loggers.CreateLogger("ReleaseOrchestration.Web.Webhooks"), name, result);
        if (result.Answer.Failed(out var error, out var answer))
        {
            return await RefuseAsync(error, result.Reading.Doubt.Length > 0 ? result.Reading.Doubt : result.Reading.Problem);
        }

        return ResultExtensions.Json(new WebhookAnswerDto(State(answer), Sentence(answer)), ApiJsonContext.Default.WebhookAnswerDto, StatusCodes.Status202Accepted);

        async Task<IResult> RefuseAsync(ApplicationError refusal, string why)
        {
            await refused.RecordAsync("webhook", refusal.Code, $"A webhook for the connector {name} was refused: {why}.", AddressOf(context).ToString(), context.RequestAborted);
            return refusal.ToHttp();
        }
    }

    /// <summary>The answer to one too many of a network; null while it may send more.</summary>
    internal static IResult? TooMany(HttpContext context, WebhookLimits limits)
    {
        if (limits.TryTake(AddressOf(context), out var wait))
        {
            return null;
        }

        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new ApplicationError(ErrorCodes.TooManyWebhooks, StatusCodes.Status429TooManyRequests, "Too many webhooks come from this network; send it again later.").ToHttp();
    }

    internal static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;

    internal static ImmutableDictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToImmutableDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static string State(WebhookAnswer answer) => JsonNamingPolicy.CamelCase.ConvertName(answer.ToString());

    private static string Sentence(WebhookAnswer answer) => answer switch
    {
        WebhookAnswer.Done => "The run has ended, and its activity knows.",
        WebhookAnswer.Pending => "The run is known; its end could not be read yet, so it is polled as before.",
        WebhookAnswer.Late => "Its activity does not wait for this run any more; nothing changes.",
        WebhookAnswer.Unknown => "No activity of this connector started this run.",
        WebhookAnswer.Ignored => "This tells nothing of the end of a run.",
        _ => "This delivery came before.",
    };

    private static void Log(ILogger logger, string connector, WebhookResult result)
    {
        if (result.Reading.Doubt.Length > 0)
        {
            LogForged(logger, connector, result.Reading.Doubt);
        }
        else if (result.Failure is { } failure)
        {
            LogUnanswered(logger, result.Reading.ExternalKey, failure);
        }
        else
        {
            LogTaken(logger, result.Reading.DeliveryId, connector, result.Reading.ExternalKey);
        }
    }
}
