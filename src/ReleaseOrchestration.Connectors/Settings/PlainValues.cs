using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Settings;

/// <summary>
/// Values that come from outside. They are never references to secrets, whatever they look like: else a pipeline could have this server read a secret
/// and hand it to the next one.
/// </summary>
internal static class PlainValues
{
    /// <summary>The entries of a JSON object; <see cref="JsonException"/> for a number that has no exact decimal form.</summary>
    public static ImmutableSortedDictionary<string, DataValue> Entries(JsonElement element) => Map(element).Entries;

    private static DataValue Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => DataValue.True,
        JsonValueKind.False => DataValue.False,
        JsonValueKind.Number => element.TryGetDecimal(out var number) ? DataValue.Of(number) : throw new JsonException($"{element.GetRawText()} has more than 28 digits"),
        JsonValueKind.String => DataValue.Of(element.GetString()!),
        JsonValueKind.Array => DataValue.Of(element.EnumerateArray().Select(Value)),
        JsonValueKind.Object => Map(element),
        _ => DataValue.Null,
    };

    private static DataValue Map(JsonElement element) =>
        DataValue.Of(element.EnumerateObject().Select(property => KeyValuePair.Create(Key(property.Name), Value(property.Value))));

    private static string Key(string name) => name == "$secret" ? throw new JsonException("the key `$secret` is reserved") : name;
}
