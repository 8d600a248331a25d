using System.Security.Cryptography;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.GitHub;
using ReleaseOrchestration.Connectors.Settings;

namespace ReleaseOrchestration.Connectors.Webhooks;

/// <summary>GitHub: <c>X-Hub-Signature-256</c> over the body, without a time; the event <c>workflow_run</c>.</summary>
internal sealed class GitHubWebhook : IWebhookFormat
{
    private const string Algorithm = "sha256=";

    public string Type => "github";

    public WebhookReading Read(WebhookRequest request, WebhookKeys keys, SettingsReader settings)
    {
        var signature = request.Header("X-Hub-Signature-256");
        if (!signature.StartsWith(Algorithm, StringComparison.Ordinal) || !keys.Signed(request.Body, signature[Algorithm.Length..]))
        {
            return WebhookReading.Forged("its X-Hub-Signature-256 is missing or does not fit");
        }

        // The id is not signed, so anyone who saw a webhook could send it again under another: what is remembered is the body.
        var reading = new WebhookReading
        {
            DeliveryId = request.Header("X-GitHub-Delivery"),
            RememberedAs = Convert.ToHexStringLower(SHA256.HashData(request.Body.Span)),
            IsTimeless = true,
        };
        if (reading.DeliveryId.Length == 0)
        {
            return reading with { Problem = "it has no X-GitHub-Delivery" };
        }

        if (WebhookJson.Parse(request.Body) is not { } body)
        {
            return reading with { Problem = "its body is no JSON object; let GitHub send application/json" };
        }

        var isEnd = request.Header("X-GitHub-Event") == "workflow_run" && body.Text("action") == "completed";
        return isEnd && body.Id("workflow_run", "id") is { } run && body.Text("repository", "full_name").Split('/') is [var owner, var name]
            ? reading with { ExternalKey = ExternalKeys.GitHub(GitHubSettings.Read(settings).Host, owner, name, run) }
            : reading;
    }
}
