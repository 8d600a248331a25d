using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Azure.Commits;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TurnCommit))]
internal sealed partial class CommitJsonContext : JsonSerializerContext;
