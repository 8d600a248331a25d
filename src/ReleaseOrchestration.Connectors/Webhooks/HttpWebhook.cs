using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>Any system, by Standard Webhooks: <c>{"data": {"handle": "42"}}</c> names the run as the answer to its start did.</summary>
internal sealed class HttpWebhook : IWebhookFormat
{
    public string Type => "http";

    public WebhookReading Read(WebhookRequest request, WebhookKeys keys, SettingsReader settings)
    {
        if (keys.DoubtStandard(request) is { Length: > 0 } doubt)
        {
            return WebhookReading.Forged(doubt);
        }

        var reading = new WebhookReading { DeliveryId = request.Header("webhook-id") };
        if (WebhookJson.Parse(request.Body) is not { } body || body.Text("data", "handle") is not { Length: > 0 } handle)
        {
            return reading with { Problem = "its body has no `data.handle`" };
        }

        return Uri.TryCreate(settings.Text("url"), UriKind.Absolute, out var url) ? reading with { ExternalKey = ExternalKeys.Http(url.Authority, handle) } : reading;
    }
}
