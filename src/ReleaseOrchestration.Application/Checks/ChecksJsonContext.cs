using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Checks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PendingCheck))]
internal sealed partial class ChecksJsonContext : JsonSerializerContext;
