using System.Globalization;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>Sizes of files as people write them: <c>500 KB</c>, <c>5MB</c>, <c>2 MiB</c>, or bytes. A kilobyte is 1,024 bytes, as file managers have it.</summary>
public static class FileSizes
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("KiB", 1024), ("MiB", 1024 * 1024), ("GiB", 1024 * 1024 * 1024), ("KB", 1024), ("MB", 1024 * 1024), ("GB", 1024 * 1024 * 1024), ("B", 1), (string.Empty, 1),
    ];

    private const int MostDigits = 9;

    /// <summary>Reads a size in bytes.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        var (unit, factor) = Units.First(u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        var number = text[..^unit.Length].TrimEnd().TrimStart('0');
        bytes = number.Length <= MostDigits && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count * factor : 0;
        return bytes > 0;
    }

    /// <summary>A size as people read it.</summary>
    public static string Format(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB"),
    };
}
