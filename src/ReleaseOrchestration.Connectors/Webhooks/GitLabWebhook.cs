using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.GitLab;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>GitLab: a signature by Standard Webhooks where the server makes one, otherwise the secret itself in <c>X-Gitlab-Token</c>; pipeline events.</summary>
internal sealed class GitLabWebhook : IWebhookFormat
{
    private static readonly string[] Ends = ["success", "failed", "canceled", "skipped"];

    public string Type => "gitlab";

    public WebhookReading Read(WebhookRequest request, WebhookKeys keys, SettingsReader settings)
    {
        var isSigned = request.Header("webhook-signature").Length > 0;
        var doubt = isSigned ? keys.DoubtStandard(request) : keys.Hold(request.Header("X-Gitlab-Token")) ? string.Empty : "its X-Gitlab-Token is missing or another one";
        if (doubt.Length > 0)
        {
            return WebhookReading.Forged(doubt);
        }

        if (WebhookJson.Parse(request.Body) is not { } body)
        {
            return new WebhookReading { Problem = "its body is no JSON object" };
        }

        var reading = new WebhookReading { DeliveryId = Delivery(request, isSigned), IsTimeless = !isSigned };
        if (reading.DeliveryId.Length == 0)
        {
            return reading with { Problem = "it has no X-Gitlab-Event-UUID" };
        }

        var isEnd = body.Text("object_kind") == "pipeline" && Ends.Contains(body.Text("object_attributes", "status"));
        return isEnd && body.Id("project", "id") is { } project && body.Id("object_attributes", "id") is { } pipeline
            ? reading with { ExternalKey = ExternalKeys.GitLab(GitLabSettings.Read(settings).Root.Authority, project, pipeline) }
            : reading;
    }

    // The id of the event is the same for all hooks and webhooks that it sets off; that of a delivery is newer than some servers.
    private static string Delivery(WebhookRequest request, bool isSigned)
    {
        var own = isSigned ? request.Header("webhook-id") : request.Header("Idempotency-Key");
        return own.Length > 0 ? own : request.Header("X-Gitlab-Event-UUID");
    }
}
