using System.Collections.Frozen;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>Hands each webhook to the format of its connector's type, with the secrets that the connector names in <c>webhook-secret</c>.</summary>
internal sealed class WebhookReader(IEnumerable<IWebhookFormat> formats, SecretResolver secrets, TimeProvider clock) : IWebhookReader
{
    private readonly FrozenDictionary<string, IWebhookFormat> _formats = formats.ToFrozenDictionary(format => format.Type, StringComparer.Ordinal);

    public async Task<WebhookReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(connector);
        if (!_formats.TryGetValue(connector.Type, out var format) || settings.Error is not null)
        {
            return WebhookReading.Forged(settings.Error?.Message ?? $"connectors of type `{connector.Type}` take no webhooks");
        }

        if ((await SecretsAsync(settings, cancellationToken)).Failed(out var error, out var found))
        {
            return WebhookReading.Forged(error.Message);
        }

        return found.Length == 0 ? WebhookReading.Forged("the connector has no `webhook-secret`") : format.Read(request, new WebhookKeys([.. found], clock.GetUtcNow()), settings);
    }

    private async Task<Result<string[]>> SecretsAsync(SettingsReader settings, CancellationToken cancellationToken)
    {
        try
        {
            var found = new List<string>();
            foreach (var reference in References(settings))
            {
                if ((await secrets.ReadAsync(reference, cancellationToken)).Failed(out var error, out var secret))
                {
                    return error;
                }

                found.Add(secret);
            }

            return found.Where(secret => secret.Length > 0).ToArray();
        }
        catch (ConnectorUnavailableException unavailable)
        {
            // Whoever sends a webhook learns nothing of the store of secrets, not even that it is away.
            return new ApplicationError(unavailable.Code, 503, unavailable.Message);
        }
    }

    private static IEnumerable<string> References(SettingsReader settings) => settings.Find("webhook-secret") switch
    {
        null => [],
        { Kind: DataKind.List } many => many.Items.Select(item => item.ToString()),
        var one => [one.ToString()],
    };
}
