using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Webhooks;

/// <summary>Tells genuine webhooks from others, as the type of their connector does it, and reads them.</summary>
public interface IWebhookReader
{
    /// <summary>Verifies a webhook and, only then, reads it.</summary>
    Task<WebhookReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken);
}
