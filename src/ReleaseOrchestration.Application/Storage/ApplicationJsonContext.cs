using System.Text.Json.Serialization;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Application.Storage;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DefinitionRecord))]
[JsonSerializable(typeof(ReleaseRecord))]
[JsonSerializable(typeof(SignOffs.RevokedLinks))]
[JsonSerializable(typeof(KeptAnswer))]
internal sealed partial class ApplicationJsonContext : JsonSerializerContext;
