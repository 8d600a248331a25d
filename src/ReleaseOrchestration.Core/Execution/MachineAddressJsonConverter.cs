using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Writes an address as its text.</summary>
public sealed class MachineAddressJsonConverter : JsonConverter<MachineAddress>
{
    /// <inheritdoc/>
    public override MachineAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? string.Empty;
        return MachineAddress.TryParse(text) ?? throw new JsonException($"'{text}' is no address of a machine.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, MachineAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
