using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Connectors.Runs;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunStart))]
internal sealed partial class RunsJsonContext : JsonSerializerContext;
