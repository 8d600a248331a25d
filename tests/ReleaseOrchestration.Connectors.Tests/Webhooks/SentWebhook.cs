using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Webhooks;

namespace ReleaseOrchestration.Connectors.Tests.Webhooks;

/// <summary>Webhooks as the systems send them. Signatures are made here by the words of their specifications, not by the code under test.</summary>
internal static class SentWebhook
{
    public static WebhookRequest Of(string body, params (string Name, string Value)[] headers) => new(
        "c", headers.ToImmutableDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body));

    public static WebhookRequest GitHub(string body, string secret, string kind = "workflow_run", string delivery = "72d3162e-cc78-11e3-81ab-4c9367dc0958") =>
        Of(body, ("X-GitHub-Event", kind), ("X-GitHub-Delivery", delivery), ("X-Hub-Signature-256", GitHubSignature(body, secret)));

    public static string GitHubSignature(string body, string secret) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    public static WebhookRequest AzureDevOps(string body, string password, string user = "hook") =>
        Of(body, ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))));

    public static WebhookRequest Standard(string body, string secret, DateTimeOffset at, string id = "msg_1")
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Of(body, ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", StandardSignature(body, secret, id, time)));
    }

    public static string StandardSignature(string body, string secret, string id, string time)
    {
        var key = secret.StartsWith("whsec_", StringComparison.Ordinal) ? Convert.FromBase64String(secret[6..]) : Encoding.UTF8.GetBytes(secret);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{time}.{body}")));
    }

    public static WebhookRequest With(this WebhookRequest request, string header, string value) => request with { Headers = request.Headers.SetItem(header, value) };

    public static WebhookRequest Without(this WebhookRequest request, string header) => request with { Headers = request.Headers.Remove(header) };
}
