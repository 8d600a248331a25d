using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Connectors.Webhooks;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>Sends webhooks as the systems do.</summary>
internal static class Sender
{
    public const string Secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private static readonly ConcurrentDictionary<string, SettingsReader> Connectors = new(StringComparer.Ordinal);

    /// <summary>When all of them come.</summary>
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    public static WebhookRequest GitHub(string body, string secret = Secret, string kind = "workflow_run") => Of(
        body,
        ("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"),
        ("X-GitHub-Event", kind),
        ("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}"));

    public static WebhookRequest AzureDevOps(string body, string secret = Secret, string user = "hook") =>
        Of(body, ("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}"))}"));

    public static WebhookRequest GitLab(string body, string secret = Secret) => Of(
        body, ("X-Gitlab-Event", "Pipeline Hook"), ("X-Gitlab-Token", secret), ("X-Gitlab-Event-UUID", "13792a34-cac6-4fda-95a8-c58e00a3954e"), ("Idempotency-Key", "f5e57e22-b3b0-45a7"));

    public static WebhookRequest Standard(string body, string secret = Secret, long late = 0, string id = "msg_1") => Standard(body, Encoding.UTF8.GetBytes(secret), late, id);

    public static WebhookRequest Standard(string body, byte[] key, long late, string id)
    {
        var time = (Now.ToUnixTimeSeconds() - late).ToString(CultureInfo.InvariantCulture);
        var code = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
        return Of(body, ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", $"v1,{Convert.ToBase64String(code)}"));
    }

    public static WebhookRequest Of(string body, params (string Name, string Value)[] headers) => new(
        "c", headers.ToImmutableDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));

    public static WebhookRequest With(this WebhookRequest request, string header, string value) => request with { Headers = request.Headers.SetItem(header, value) };

    public static WebhookRequest Without(this WebhookRequest request, string header) => request with { Headers = request.Headers.Remove(header) };

    /// <summary>A genuine webhook of a type about the end of a run.</summary>
    public static WebhookRequest Genuine(string type, string secret = Secret) => type switch
    {
        "github" => GitHub(Payloads.GitHub, secret),
        "azure-devops" => AzureDevOps(Payloads.AzureBuild, secret),
        "gitlab" => GitLab(Payloads.GitLab, secret),
        "jenkins" => Standard(Payloads.Jenkins, secret),
        _ => Standard(Payloads.Http, secret),
    };

    /// <summary>The document of a connector.</summary>
    public static string Connector(string type, string secrets = "env://S") => $"connector: {{id: c, type: {type}, webhook-secret: {secrets}, {More(type)}}}";

    /// <summary>Reads a webhook with the secrets as they are, one or several.</summary>
    public static WebhookReading Read(string type, WebhookRequest request, params string[] secrets)
    {
        IWebhookFormat[] formats = [new GitHubWebhook(), new AzureDevOpsWebhook(), new GitLabWebhook(), new JenkinsWebhook(), new HttpWebhook()];
        var keys = new WebhookKeys(secrets is [] ? [Secret] : [.. secrets], Now);
        return formats.Single(format => format.Type == type).Read(request, keys, Connectors.GetOrAdd(type, Settings));
    }

    private static SettingsReader Settings(string type) => new(Assert.IsType<ConnectorDocument>(Assert.Single(DocumentReader.Read(Connector(type)).Documents)).Connector);

    private static string More(string type) => type switch
    {
        "azure-devops" => "organization: 'https://dev.azure.com/FabrikamFiber', project: p, token: env://T",
        "jenkins" => "url: 'https://ci.example', user: a, token: env://T",
        "http" => "url: 'https://CI.example:443/run/{pipeline}?ref={ref}'",
        _ => "token: env://T",
    };
}
