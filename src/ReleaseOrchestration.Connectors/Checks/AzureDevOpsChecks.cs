using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.AzureDevOps;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Connectors.Runs;
using ReleaseOrchestration.Connectors.Secrets;
using ReleaseOrchestration.Connectors.Settings;
using ReleaseOrchestration.Connectors.Webhooks;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Checks;

/// <summary>The checks of Azure Pipelines that call a REST interface and wait for its callback. The answer goes to the organization that the connector names, and nowhere else.</summary>
internal sealed class AzureDevOpsChecks(WebhookSecrets secrets, SecretResolver resolver, HttpCalls http) : ICheckSystem
{
    private const string ApiVersion = "2.0-preview.1";
    private const int NonAuthoritative = 203;

    public async Task<CheckReading> ReadAsync(ConnectorDefinition connector, WebhookRequest request, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(connector);
        if (connector.Type != "azure-devops" || settings.Error is not null)
        {
            return new CheckReading { Doubt = settings.Error?.Message ?? $"connectors of type `{connector.Type}` take no checks" };
        }

        if ((await secrets.ReadAsync(settings, cancellationToken)).Failed(out var error, out var keys))
        {
            return new CheckReading { Doubt = error.Message };
        }

        return BasicPassword.Of(request.Header("Authorization")) is { } password && keys.Hold(password)
            ? AzureDevOpsCheckRequest.Read(request, AzureDevOpsSettings.Read(settings).Organization)
            : new CheckReading { Doubt = "its basic authentication is missing or has another password" };
    }

    public async Task<SendOutcome> AnswerAsync(ConnectorDefinition connector, CheckAddress address, string token, bool succeeded, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(connector);
        if (connector.Type != "azure-devops" || settings.Error is not null)
        {
            return SendOutcome.Impossible(settings.Error?.Sentence() ?? $"the connector `{connector.Id}` is of type `{connector.Type}` now");
        }

        var scope = resolver.Open();
        scope.Hide(token);
        var call = Call(AzureDevOpsSettings.Read(settings).Organization, address, token, succeeded, scope);
        try
        {
            return (await http.SendAsync(CallSettings.Read(settings), call, cancellationToken)).Failed(out var refusal, out var reply) ? SendOutcome.Impossible(refusal.Sentence()) : Judge(call, reply);
        }
        catch (ConnectorUnavailableException unavailable)
        {
            return SendOutcome.Failed(unavailable.Message, retryAfter: unavailable.RetryAfter);
        }
    }

    private static HttpCall Call(Uri organization, CheckAddress address, string token, bool succeeded, SecretScope scope)
    {
        var body = new JsonObject { ["name"] = "TaskCompleted", ["taskId"] = address.Task, ["jobId"] = address.Job, ["result"] = succeeded ? "succeeded" : "failed" };
        return new HttpCall
        {
            Method = HttpMethod.Post,
            Address = ApiAddress.Below(organization, [address.Project, "_apis", "distributedtask", "hubs", address.Hub, "plans", address.Plan, "events"], [("api-version", ApiVersion)]),
            Headers = ImmutableSortedDictionary<string, string>.Empty.Add("Authorization", $"Bearer {token}"),
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
            Secrets = scope,
        };
    }

    // A page to sign in at comes with 203; a plan that is over is 404 or 400: none of these changes by itself.
    private static SendOutcome Judge(HttpCall call, HttpReply reply) => reply.Status switch
    {
        NonAuthoritative or < 200 or >= 300 => SendOutcome.Impossible(ConnectorErrors.Refused(call.Address.Authority, reply.Status, reply.Excerpt(call.Secrets)).Sentence(), reply.Status),
        _ => SendOutcome.Delivered(reply.Status),
    };
}
