using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Values;

/// <summary>Writes values as plain JSON; a secret's reference is <c>{"$secret":"env://NAME"}</c>. What is unknown is written so that people see it, and never read.</summary>
public sealed class DataValueJsonConverter : JsonConverter<DataValue>
{
    private const string SecretKey = "$secret";
    private const string UnknownKey = "$unknown";

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override DataValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => DataValue.Null,
        JsonTokenType.True => DataValue.True,
        JsonTokenType.False => DataValue.False,
        JsonTokenType.Number => ReadNumber(ref reader),
        JsonTokenType.String => DataValue.Of(reader.GetString()!),
        JsonTokenType.StartArray => ReadList(ref reader, options),
        JsonTokenType.StartObject => ReadMap(ref reader, options),
        _ => throw new JsonException($"Unexpected {reader.TokenType}."),
    };

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DataValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case DataKind.Null:
                writer.WriteNullValue();
                break;
            case DataKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case DataKind.Number:
                writer.WriteRawValue(value.ToString());
                break;
            case DataKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case DataKind.Secret:
                WriteMarked(writer, SecretKey, value.SecretReference);
                break;
            case DataKind.Unknown:
                WriteMarked(writer, UnknownKey, value.Origin);
                break;
            case DataKind.List:
                WriteList(writer, value, options);
                break;
            default:
                WriteMap(writer, value, options);
                break;
        }
    }

    private static DataValue ReadNumber(ref Utf8JsonReader reader) =>
        reader.TryGetDecimal(out var number)
            ? DataValue.Of(number)
            : throw new JsonException("A number has more than 28 digits or is out of range; write it as text.");

    private DataValue ReadList(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var items = new List<DataValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, typeof(DataValue), options));
        }

        return DataValue.Of(items);
    }

    private DataValue ReadMap(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var entries = new List<KeyValuePair<string, DataValue>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            entries.Add(new(key, Read(ref reader, typeof(DataValue), options)));
        }

        return entries is [{ Key: SecretKey, Value: { Kind: DataKind.Text } reference }]
            ? DataValue.Secret(reference.Text)
            : DataValue.Of(entries);
    }

    private static void WriteMarked(Utf8JsonWriter writer, string key, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(key, text);
        writer.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter writer, DataValue value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value.Items)
        {
            Write(writer, item, options);
        }

        writer.WriteEndArray();
    }

    private void WriteMap(Utf8JsonWriter writer, DataValue value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, entry) in value.Entries)
        {
            writer.WritePropertyName(key);
            Write(writer, entry, options);
        }

        writer.WriteEndObject();
    }
}
