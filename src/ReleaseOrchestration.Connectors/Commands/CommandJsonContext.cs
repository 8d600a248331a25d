using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Connectors.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CommandRecord))]
internal sealed partial class CommandJsonContext : JsonSerializerContext;
