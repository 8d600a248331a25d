using System.Collections.Frozen;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>Hands each webhook to the format of its connector's type, with the secrets that the connector names in <c>webhook-secret</c>.</summary>
internal sealed class WebhookReader(IEnumerable<IWebhookFormat> formats, WebhookSecrets secrets) : IWebhookReader
{
    private readonly FrozenDictionary<string, IWebhookFormat> _formats = formats.ToFrozenDictionary(format => format.Type, StringComparer.Ordinal);

    public async Task<WebhookReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(connector);
        if (!_formats.TryGetValue(connector.Type, out var format) || settings.Error is not null)
        {
            return WebhookReading.Forged(settings.Error?.Message ?? $"connectors of type `{connector.Type}` take no webhooks");
        }

        return (await secrets.ReadAsync(settings, cancellationToken)).Failed(out var error, out var keys) ? WebhookReading.Forged(error.Message) : format.Read(request, keys, settings);
    }
}
