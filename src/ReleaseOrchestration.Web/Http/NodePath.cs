namespace ReleaseOrchestration.Web.Http;

/// <summary>Paths of nodes in addresses: the slash of a subprocess is written <c>%2F</c>, which the server leaves as it is.</summary>
internal static class NodePath
{
    public static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public static string Encode(string path) => Uri.EscapeDataString(path);
}
