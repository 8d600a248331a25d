using System.Globalization;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads references of the form <c>id</c> and <c>id@version</c>.</summary>
internal static class ReferenceReader
{
    public static StoreReference Store(MapReader reader, string key)
    {
        var (id, version) = Parse(reader, key, reader.RequiredText(key));
        return new StoreReference { Id = id, Version = version };
    }

    public static ProcessReference? Process(MapReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
        {
            return null;
        }

        var (id, version) = Parse(reader, key, text);
        return new ProcessReference { Id = id, Version = version };
    }

    private static (string Id, int? Version) Parse(MapReader reader, string key, string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var id = at < 0 ? text : text[..at];
        if (at < 0 && Identifier.IsValid(id))
        {
            return (id, null);
        }

        if (Identifier.IsValid(id) && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            return (id, version);
        }

        if (reader.Find(key) is { } node && text.Length > 0)
        {
            reader.Error(ProblemCodes.InvalidReference, node, reader.PathOf(key), $"`{text}` is no reference.", "Write an id, or an id and a version such as `deploy@3`.");
        }

        return (id, null);
    }
}
