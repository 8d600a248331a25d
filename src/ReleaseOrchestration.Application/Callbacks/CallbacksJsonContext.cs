using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Application.Callbacks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExternalRun))]
internal sealed partial class CallbacksJsonContext : JsonSerializerContext;
