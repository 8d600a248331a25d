using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Azure.Removal;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RemovalPlan))]
internal sealed partial class RemovalJsonContext : JsonSerializerContext;
