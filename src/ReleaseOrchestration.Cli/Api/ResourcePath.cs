namespace ReleaseOrchestration.Cli.Api;

/// <summary>The paths of the API, with ids and node paths escaped.</summary>
internal static class ResourcePath
{
    public static string Release(string id, string rest = "") => $"releases/{Uri.EscapeDataString(id)}{(rest.Length == 0 ? string.Empty : "/" + rest)}";

    /// <summary>A subprocess's slash becomes <c>%2F</c>, so that a node is one segment.</summary>
    public static string Node(string release, string path, string rest) => Release(release, $"nodes/{Uri.EscapeDataString(path)}/{rest}");

    public static string WithQuery(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var given = query.Where(pair => pair.Value is { Length: > 0 }).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}
