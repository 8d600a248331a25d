using System.Text.Json;

namespace ReleaseOrchestration.Core.Audit;

/// <summary>The stored bytes of an entry.</summary>
internal static class AuditBody
{
    public static byte[] Write(AuditEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, AuditJsonContext.Default.AuditEntry);

    public static AuditEntry? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, AuditJsonContext.Default.AuditEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The entry's number alone, which is written first; null when these bytes are no entry.</summary>
    public static long? Sequence(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("sequence"u8)
                && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var sequence)
                ? sequence
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
