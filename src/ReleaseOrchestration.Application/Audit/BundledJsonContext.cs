using System.Text.Json;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Application.Audit;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(BundledRelease))]
[JsonSerializable(typeof(ReleaseInputList))]
internal sealed partial class BundledJsonContext : JsonSerializerContext
{
    public static byte[] Write(BundledRelease release) => [.. JsonSerializer.SerializeToUtf8Bytes(release, Default.BundledRelease), (byte)'\n'];

    public static byte[] Write(ReleaseInputList inputs) => [.. JsonSerializer.SerializeToUtf8Bytes(inputs, Default.ReleaseInputList), (byte)'\n'];
}
