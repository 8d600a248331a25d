using System.Text.Json;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Checks;
using ReleaseOrchestration.Application.Webhooks;
using ReleaseOrchestration.Connectors.Webhooks;

namespace ReleaseOrchestration.Connectors.Checks;

/// <summary>Reads what a check of Azure Pipelines sends: in headers, as its dialog proposes, or under the same names in its body.</summary>
internal static class AzureDevOpsCheckRequest
{
    private const int LongestHub = 32;
    private const int LongestToken = 16 * 1024;

    /// <summary>Reads a request.</summary>
    /// <param name="request">One that is genuine.</param>
    /// <param name="organization">That the connector names; a check of another one is none of its own.</param>
    public static CheckReading Read(WebhookRequest request, Uri organization)
    {
        var body = WebhookJson.Parse(request.Body);
        var collection = Text(request, body, "PlanUrl", "PlanUri", "VstsUrl");
        var (hub, token) = (Text(request, body, "HubName"), Text(request, body, "AuthToken"));
        var problem =
            !IsOf(collection, organization) ? "its PlanUrl is not the organization of the connector"
            : hub.Length is 0 or > LongestHub || !hub.All(char.IsAsciiLetter) ? "it has no HubName such as `checks` or `build`"
            : token.Length is 0 or > LongestToken || token.Any(letter => letter is < '!' or > '~') || token.StartsWith("$(", StringComparison.Ordinal) ? "it has no AuthToken"
            : string.Empty;
        var ids = ((string[])["ProjectId", "PlanId", "JobId", "TaskInstanceId"]).Select(name => (Name: name, Id: Guid(request, body, name))).ToArray();
        problem = problem.Length > 0 ? problem : ids.Where(id => id.Id is null).Select(id => $"its {id.Name} is no GUID").FirstOrDefault(string.Empty);
        return problem.Length > 0 ? new CheckReading { Problem = problem } : new CheckReading
        {
            Address = new CheckAddress { Project = ids[0].Id!, Hub = hub, Plan = ids[1].Id!, Job = ids[2].Id!, Task = ids[3].Id! },
            Token = token,
        };
    }

    // The same organization has an address of its own and one of before.
    private static bool IsOf(string collection, Uri organization) =>
        Uri.TryCreate(collection, UriKind.Absolute, out var given) && given.Scheme == organization.Scheme && given.UserInfo.Length == 0
        && ExternalKeys.AzureDevOps(given, 0) == ExternalKeys.AzureDevOps(organization, 0);

    private static string? Guid(WebhookRequest request, JsonElement? body, string name) => System.Guid.TryParseExact(Text(request, body, name), "D", out var id) ? id.ToString("D") : null;

    private static string Text(WebhookRequest request, JsonElement? body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var text = request.Header(name) is { Length: > 0 } header ? header : body?.Text(name) ?? string.Empty;
            if (text.Length > 0)
            {
                return text;
            }
        }

        return string.Empty;
    }
}
