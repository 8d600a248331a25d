using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Processes.Serialization;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProcessDefinition))]
[JsonSerializable(typeof(StoreEntry))]
[JsonSerializable(typeof(InputSetDefinition))]
[JsonSerializable(typeof(ConnectorDefinition))]
[JsonSerializable(typeof(FreezeDefinition))]
[JsonSerializable(typeof(ReleaseGroupDefinition))]
[JsonSerializable(typeof(NotificationRuleDefinition))]
[JsonSerializable(typeof(NotificationChannelDefinition))]
internal sealed partial class DefinitionJsonContext : JsonSerializerContext;
