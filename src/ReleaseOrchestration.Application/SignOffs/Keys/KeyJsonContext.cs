using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.SignOffs.Keys;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredKeyRing))]
internal sealed partial class KeyJsonContext : JsonSerializerContext;
