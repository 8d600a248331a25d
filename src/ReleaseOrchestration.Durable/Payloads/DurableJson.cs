using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ReleaseOrchestration.Durable.Payloads;

/// <summary>
/// Payloads as they stand in histories: JSON in a text. A text passes every converter of every host unchanged, and the types stay in this library.
/// </summary>
internal static class DurableJson
{
    /// <summary>From this length on a payload goes to a blob, and its reference into the history.</summary>
    public const int MostInline = 32 * 1024;

    public static string Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.Serialize(value, type);

    /// <summary>Reads a payload; <see cref="JsonException"/> when it is none.</summary>
    public static T Read<T>(string? json, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(json ?? "null", type) ?? throw new JsonException("A payload is missing.");
}
