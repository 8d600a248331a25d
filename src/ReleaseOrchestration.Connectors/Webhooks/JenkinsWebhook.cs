using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>
/// Jenkins has no signed webhooks of its own: a step at the end of a pipeline posts <c>{"build": {"full_url": "$BUILD_URL"}}</c>, the shape of its notification plugin, signed
/// by Standard Webhooks.
/// </summary>
internal sealed class JenkinsWebhook : IWebhookFormat
{
    public string Type => "jenkins";

    public WebhookReading Read(WebhookRequest request, WebhookKeys keys, SettingsReader settings)
    {
        if (keys.DoubtStandard(request) is { Length: > 0 } doubt)
        {
            return WebhookReading.Forged(doubt);
        }

        var reading = new WebhookReading { DeliveryId = request.Header("webhook-id") };
        if (WebhookJson.Parse(request.Body) is not { } body)
        {
            return reading with { Problem = "its body is no JSON object" };
        }

        return Uri.TryCreate(body.Text("build", "full_url"), UriKind.Absolute, out var build) && build.Scheme is ("https" or "http")
            ? reading with { ExternalKey = ExternalKeys.Jenkins(build) }
            : reading with { Problem = "it has no address in `build.full_url`" };
    }
}
