namespace ReleaseOrchestration.Server.Demo;

/// <summary>The samples that are shipped with the server.</summary>
internal static class DemoSamples
{
    public const string Process = "multi_service_release";
    public const string InputSet = "multi_service_march";
    private const string Connector = "connector.yaml";

    /// <summary>All sample documents in one text; the connector calls the simulator instead of a real system.</summary>
    public static async Task<string> ReadAsync(string simulatorUrl, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples");
        if (!Directory.Exists(folder))
        {
            throw new DemoException($"The samples are missing: there is no folder {folder}. Build the server again.");
        }

        List<string> documents = [$"connector: {{id: pipelines, name: Simulated pipelines, type: http, url: '{simulatorUrl}/pipelines'}}\n"];
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(file => Path.GetFileName(file) != Connector))
        {
            documents.Add(await File.ReadAllTextAsync(file, cancellationToken));
        }

        return string.Join("\n---\n", documents);
    }
}
