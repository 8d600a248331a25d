using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// Writes a freeze as it would be written without this, but makes its text only once: the machine of the freezes is stored each time that something asks it, and the freezes
/// in it hardly ever change.
/// </summary>
public sealed partial class KnownFreezeJsonConverter : JsonConverter<KnownFreeze>
{
    private static readonly ConditionalWeakTable<KnownFreeze, byte[]> Texts = [];

    /// <inheritdoc/>
    public override KnownFreeze Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var form = JsonSerializer.Deserialize(ref reader, FormContext.Default.Form);
        return form is { Definition: not null }
            ? new KnownFreeze { Definition = form.Definition, Version = form.Version, Ended = form.Ended }
            : throw new JsonException("A freeze has a definition.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, KnownFreeze value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Texts.GetValue(value, static freeze => JsonSerializer.SerializeToUtf8Bytes(new Form(freeze.Definition, freeze.Version, freeze.Ended), FormContext.Default.Form)), skipInputValidation: true);

    private sealed record Form(FreezeDefinition Definition, int Version, bool Ended);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(Form))]
    private sealed partial class FormContext : JsonSerializerContext;
}
