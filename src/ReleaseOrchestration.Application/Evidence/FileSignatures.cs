namespace ReleaseOrchestration.Application.Evidence;

/// <summary>The first bytes of kinds of files that say what they are (https://www.iana.org/assignments/media-types, the specifications of the formats).</summary>
internal static class FileSignatures
{
    private static readonly (string Type, byte[] Start)[] Known =
    [
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", [0x47, 0x49, 0x46, 0x38]),
        ("application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2D]),
    ];

    /// <summary>What the bytes are when they contradict the type they are said to have; null when they do not.</summary>
    public static string? Contradiction(string type, ReadOnlySpan<byte> content)
    {
        foreach (var (known, start) in Known)
        {
            if (content.StartsWith(start))
            {
                return known == type ? null : known;
            }
        }

        return Array.Exists(Known, k => k.Type == type) ? "something else" : null;
    }
}
