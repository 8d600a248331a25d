using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.AzureDevOps;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>
/// Service hooks of Azure DevOps. They are not signed: the password of their basic authentication is the secret. <c>build.complete</c>, and
/// <c>ms.vss-pipelines.run-state-changed-event</c>.
/// </summary>
internal sealed class AzureDevOpsWebhook : IWebhookFormat
{
    public string Type => "azure-devops";

    public WebhookReading Read(WebhookRequest request, WebhookKeys keys, SettingsReader settings)
    {
        if (BasicPassword.Of(request.Header("Authorization")) is not { } password || !keys.Hold(password))
        {
            return WebhookReading.Forged("its basic authentication is missing or has another password");
        }

        if (WebhookJson.Parse(request.Body) is not { } body)
        {
            return new WebhookReading { Problem = "its body is no JSON object" };
        }

        var reading = new WebhookReading { DeliveryId = body.Text("id"), IsTimeless = true };
        if (reading.DeliveryId.Length == 0)
        {
            return reading with { Problem = "it has no `id`" };
        }

        return Ended(body) is { } build ? reading with { ExternalKey = ExternalKeys.AzureDevOps(AzureDevOpsSettings.Read(settings).Organization, build) } : reading;
    }

    private static long? Ended(JsonElement body) => body.Text("eventType") switch
    {
        "build.complete" => body.Id("resource", "id"),
        "ms.vss-pipelines.run-state-changed-event" when body.Text("resource", "run", "state") == "completed" => body.Id("resource", "run", "id"),
        _ => null,
    };
}
