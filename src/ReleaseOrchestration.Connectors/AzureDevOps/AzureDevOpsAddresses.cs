using System.Globalization;
using ReleaseOrchestration.Connectors.Runs;

namespace ReleaseOrchestration.Connectors.AzureDevOps;

/// <summary>The addresses of the interface.</summary>
internal sealed class AzureDevOpsAddresses(AzureDevOpsSettings settings)
{
    public Uri Builds(params IEnumerable<(string, string)> query) => Below(["_apis", "build", "builds"], query);

    public Uri Build(long id) => Below(["_apis", "build", "builds", Text(id)], []);

    public Uri Definitions(string name) => Below(["_apis", "build", "definitions"], [("name", name)]);

    public Uri Runs(long pipeline) => Below(["_apis", "pipelines", Text(pipeline), "runs"], []);

    // Attachments have been a preview ever since.
    public Uri Attachments(long id) => ApiAddress.Below(
        settings.Organization, [settings.Project, "_apis", "build", "builds", Text(id), "attachments", settings.OutputsAttachment], [("api-version", $"{settings.ApiVersion}-preview.2")]);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private Uri Below(string[] path, IEnumerable<(string, string)> query) =>
        ApiAddress.Below(settings.Organization, [settings.Project, .. path], [.. query, ("api-version", settings.ApiVersion)]);
}
