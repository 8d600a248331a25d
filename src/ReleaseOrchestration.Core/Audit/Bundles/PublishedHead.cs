using System.Text.Json;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A head as it is written to a place outside the store: one line of JSON.</summary>
/// <param name="At">When.</param>
/// <param name="Trail">The trail: <c>release/run/path</c>.</param>
/// <param name="Sequence">The number of its last entry.</param>
/// <param name="Hash">The hash of that entry.</param>
public sealed record PublishedHead(DateTimeOffset At, string Trail, long Sequence, string Hash)
{
    /// <summary>The line, without its end.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PublishedHeadJsonContext.Default.PublishedHead);

    /// <summary>The head of a line; null when it is none.</summary>
    public static PublishedHead? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var head = JsonSerializer.Deserialize(line, PublishedHeadJsonContext.Default.PublishedHead);
            return head is { Trail.Length: > 0, Sequence: > 0, Hash.Length: AuditHashing.Size * 2 } ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
