using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>Reads the secrets that a connector shares with who sends it webhooks.</summary>
internal sealed class WebhookSecrets(SecretResolver secrets, TimeProvider clock)
{
    /// <summary>The secrets that the connector names in <c>webhook-secret</c>; an error when it has none.</summary>
    public async Task<Result<WebhookKeys>> ReadAsync(SettingsReader settings, CancellationToken cancellationToken)
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

            string[] usable = [.. found.Where(secret => secret.Length > 0)];
            return usable.Length == 0 ? new ApplicationError(ErrorCodes.ForgedWebhook, 401, "the connector has no `webhook-secret`") : new WebhookKeys([.. usable], clock.GetUtcNow());
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
