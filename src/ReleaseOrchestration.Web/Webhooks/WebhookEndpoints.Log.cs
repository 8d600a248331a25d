using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Web.Webhooks;

internal static partial class WebhookEndpoints
{
    [LoggerMessage(1, LogLevel.Warning, "A webhook for the connector {Connector} does not count: {Doubt}.")]
    private static partial void LogForged(ILogger logger, string connector, string doubt);

    [LoggerMessage(2, LogLevel.Information, "The webhook {DeliveryId} for the connector {Connector} about '{ExternalKey}' was taken.")]
    private static partial void LogTaken(ILogger logger, string deliveryId, string connector, string externalKey);

    [LoggerMessage(3, LogLevel.Warning, "A webhook told of the end of {ExternalKey}, and asking for it failed; it is polled as before.")]
    private static partial void LogUnanswered(ILogger logger, string externalKey, Exception exception);
}
