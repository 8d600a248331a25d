using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Tests.Webhooks;

/// <summary>Reads every webhook as its body says: the id of a delivery and the key of a run, with a space between; an empty body is forged, and <c>?</c> unreadable.</summary>
internal sealed class KnownReadings : IWebhookReader
{
    public Task<WebhookReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(System.Text.Encoding.UTF8.GetString(request.Body.Span).Split(' ') switch
        {
            [""] => WebhookReading.Forged("it is empty"),
            ["?"] => new WebhookReading { Problem = "it asks" },
            [var delivery] => new WebhookReading { DeliveryId = delivery },
            [var delivery, var key, ..] => new WebhookReading { DeliveryId = delivery, ExternalKey = key },
            _ => throw new NotSupportedException(),
        });
}
