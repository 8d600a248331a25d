using System.Text;
using System.Text.Json;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>
/// Entries as lines of JSON. The bytes of an entry stand in its line exactly as they were hashed, so that nobody has to write JSON in a canonical form to
/// verify them.
/// </summary>
internal static class EntryLine
{
    private const int HashLength = AuditHashing.Size * 2;

    private static ReadOnlySpan<byte> HashPart => "{\"hash\":\""u8;

    private static ReadOnlySpan<byte> PreviousPart => "{\"previous\":\""u8;

    private static ReadOnlySpan<byte> ThenHash => "\",\"hash\":\""u8;

    private static ReadOnlySpan<byte> ThenEntry => "\",\"entry\":"u8;

    /// <summary>The first line of a trail or of an excerpt: its name.</summary>
    public static byte[] Header(string trail) => [.. "{\"trail\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(trail, TrailNameContext.Default.String), .. "}\n"u8];

    /// <summary>The name in a first line; null when it is none.</summary>
    public static string? ReadHeader(byte[]? line)
    {
        if (line is null || !line.AsSpan().StartsWith("{\"trail\":\""u8))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            var trail = json.RootElement.GetProperty("trail").GetString()!;
            return Header(trail).AsSpan(..^1).SequenceEqual(line) ? trail : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A line of a whole trail.</summary>
    public static byte[] Write(AuditRecord record) =>
        [.. HashPart, .. Encoding.ASCII.GetBytes(record.Hash), .. ThenEntry, .. record.Body, .. "}\n"u8];

    /// <summary>A line of an excerpt, which names the hash before it, too.</summary>
    public static byte[] Write(AuditRecord record, string previous) =>
        [.. PreviousPart, .. Encoding.ASCII.GetBytes(previous), .. ThenHash, .. Encoding.ASCII.GetBytes(record.Hash), .. ThenEntry, .. record.Body, .. "}\n"u8];

    /// <summary>A line of the approvals.</summary>
    public static byte[] Copy(string trail, byte[] body) => [.. Header(trail).AsSpan(..^2), .. ",\"entry\":"u8, .. body, .. "}\n"u8];

    /// <summary>The record of a line of a whole trail; null when the line is none.</summary>
    public static AuditRecord? Read(byte[] line) =>
        Starts(line, 0, HashPart) && Starts(line, HashPart.Length + HashLength, ThenEntry) && line[^1] == '}'
            ? new AuditRecord(line[(HashPart.Length + HashLength + ThenEntry.Length)..^1], Encoding.Latin1.GetString(line, HashPart.Length, HashLength))
            : null;

    /// <summary>The record of a line of an excerpt, and the hash before it; null when the line is none.</summary>
    public static (AuditRecord Record, string Previous)? ReadExcerpt(byte[] line)
    {
        var second = PreviousPart.Length + HashLength;
        var third = second + ThenHash.Length + HashLength;
        return Starts(line, 0, PreviousPart) && Starts(line, second, ThenHash) && Starts(line, third, ThenEntry) && line[^1] == '}'
            ? (new AuditRecord(line[(third + ThenEntry.Length)..^1], Encoding.Latin1.GetString(line, second + ThenHash.Length, HashLength)),
                Encoding.Latin1.GetString(line, PreviousPart.Length, HashLength))
            : null;
    }

    private static bool Starts(byte[] line, int at, ReadOnlySpan<byte> part) => line.Length > at + part.Length && line.AsSpan(at).StartsWith(part);
}
