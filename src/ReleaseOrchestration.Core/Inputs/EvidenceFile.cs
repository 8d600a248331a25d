using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>A file that somebody attached to a field: its bytes are stored by their hash, and the value of the field names them.</summary>
/// <param name="Name">The name of the file, without a folder.</param>
/// <param name="Type">Its media type, such as <c>image/png</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">The hash of its bytes, in lower-case hexadecimal digits.</param>
public sealed record EvidenceFile(string Name, string Type, long Size, string Sha256)
{
    /// <summary>How large a file may be when its field does not say: 10 MiB.</summary>
    public const long DefaultMaxSize = 10L * 1024 * 1024;

    private const int HashLength = 64;

    /// <summary>The value of the field.</summary>
    public DataValue ToValue() => DataValue.Of(
    [
        KeyValuePair.Create("name", DataValue.Of(Name)),
        KeyValuePair.Create("type", DataValue.Of(Type)),
        KeyValuePair.Create("size", DataValue.Of(Size)),
        KeyValuePair.Create("sha256", DataValue.Of(Sha256)),
    ]);

    /// <summary>The file that a value names; null when it names none.</summary>
    public static EvidenceFile? Read(DataValue value)
    {
        if (value.Kind != DataKind.Map || value.Entries.Count != 4)
        {
            return null;
        }

        var (name, type, size, hash) = (value.Find("name"), value.Find("type"), value.Find("size"), value.Find("sha256"));
        return name is { Kind: DataKind.Text } && type is { Kind: DataKind.Text } && size is { Kind: DataKind.Number } && hash is { Kind: DataKind.Text } && IsHash(hash.Text)
            && size.Number >= 0 && size.Number <= long.MaxValue && decimal.IsInteger(size.Number)
            ? new EvidenceFile(name.Text, type.Text, (long)size.Number, hash.Text)
            : null;
    }

    /// <summary>Whether a media type is one of those allowed; <c>image/*</c> allows all images, and no list allows everything.</summary>
    public static bool IsAllowed(string type, ImmutableArray<string> allowed) =>
        allowed.IsEmpty || allowed.Any(a => a.EndsWith("/*", StringComparison.Ordinal)
            ? type.StartsWith(a[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(a, type, StringComparison.OrdinalIgnoreCase));

    private static bool IsHash(string text) => text.Length == HashLength && text.All(char.IsAsciiHexDigitLower);
}
