namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>Addresses below that of a system.</summary>
internal static class ApiAddress
{
    /// <summary>An address whose parts stay what they are, whatever they hold.</summary>
    /// <param name="root">Of the system.</param>
    /// <param name="path">The parts of the path, each by itself.</param>
    /// <param name="query">Names and values.</param>
    public static Uri Below(Uri root, IEnumerable<string> path, params IEnumerable<(string Name, string Value)> query)
    {
        var parts = path.Select(part => IsPart(part) ? Uri.EscapeDataString(part) : throw new ArgumentException($"`{part}` is no part of a path.", nameof(path)));
        var search = string.Join('&', query.Select(entry => $"{entry.Name}={Uri.EscapeDataString(entry.Value)}"));
        return new Uri($"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{string.Join('/', parts)}{(search.Length > 0 ? "?" : string.Empty)}{search}");
    }

    /// <summary>Whether a text can be one part of a path.</summary>
    public static bool IsPart(string text) => text.Length > 0 && text is not ("." or "..") && !text.Any(char.IsControl);
}
