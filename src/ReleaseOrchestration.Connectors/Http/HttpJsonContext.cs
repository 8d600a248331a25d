using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Connectors.Http;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StartBody))]
[JsonSerializable(typeof(CancelBody))]
[JsonSerializable(typeof(HttpHandle))]
internal sealed partial class HttpJsonContext : JsonSerializerContext;
