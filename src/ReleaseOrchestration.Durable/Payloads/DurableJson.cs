using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ReleaseOrchestration.Azure.Payloads;

namespace ReleaseOrchestration.Durable.Payloads;

/// <summary>
/// Payloads as they stand in histories: JSON in a text. A text passes every converter of every host unchanged, and the types stay in this library.
/// </summary>
internal static class DurableJson
{
    /// <summary>Whether a payload goes to a blob, and its reference into the history.</summary>
    public static bool IsLarge(string payload) => Encoding.UTF8.GetByteCount(payload) > PayloadStore.LongestInline;

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    /// <summary>Reads a payload; <see cref="JsonException"/> when it is none.</summary>
    public static T Read<T>(string? json, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(json ?? "null", type) ?? throw new JsonException("A payload is missing.");
}
