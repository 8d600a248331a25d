using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>How one type of system signs its webhooks, and what they say.</summary>
internal interface IWebhookFormat
{
    /// <summary>The type of the connectors that this one serves.</summary>
    string Type { get; }

    /// <summary>Verifies a webhook and, only then, reads it.</summary>
    WebhookReading Read(WebhookRequest request, WebhookKeys keys, SettingsReader settings);
}
