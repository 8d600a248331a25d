using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Webhooks;

/// <summary>Where the systems that run pipelines say that something happened.</summary>
internal static partial class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/{connector}", TakeAsync).AnswersAnyone().Describe("Webhooks", "Take a webhook of the system of a connector, signed with its webhook-secret")
            .Accepts<object>("application/json").Gives<WebhookAnswerDto>(202).Refuses(401, 413, 422, 429);

    private static async Task<IResult> TakeAsync(
        string connector, HttpContext context, WebhookLimits limits, WebhookInbox inbox, RefusedTokens refused, ILoggerFactory loggers)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!limits.TryTake(address, out var wait))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new ApplicationError(ErrorCodes.TooManyWebhooks, StatusCodes.Status429TooManyRequests, "Too many webhooks come from this network; send it again later.").ToHttp();
        }

        var body = await RequestBody.ReadAsync(context);
        if (body.Failed(out var tooLarge, out var bytes))
        {
            return tooLarge.ToHttp();
        }

        var result = await inbox.TakeAsync(new WebhookRequest(connector, Headers(context.Request), bytes), context.RequestAborted);
        Log(loggers.CreateLogger("ReleaseOrchestration.Web.Webhooks"), connector, result);
        if (result.Answer.Failed(out var error, out var answer))
        {
            await refused.RecordAsync("webhook", error.Code, error.Message, address.ToString(), context.RequestAborted);
            return error.ToHttp();
        }

        return ResultExtensions.Json(new WebhookAnswerDto(answer.ToString(), Sentence(answer)), ApiJsonContext.Default.WebhookAnswerDto, StatusCodes.Status202Accepted);
    }

    private static ImmutableDictionary<string, string> Headers(HttpRequest request) =>
        request.Headers.ToImmutableDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static string Sentence(WebhookAnswer answer) => answer switch
    {
        WebhookAnswer.Done => "The run has ended, and its activity knows.",
        WebhookAnswer.Pending => "The run is known; its end could not be read yet, so it is polled as before.",
        WebhookAnswer.Unknown => "No activity waits for this run.",
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
