using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Access;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class AccessJsonContext : JsonSerializerContext;
