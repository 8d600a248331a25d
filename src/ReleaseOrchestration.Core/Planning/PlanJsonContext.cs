using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>The JSON of plans: the same from the command line and from a server.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReleasePlan))]
public sealed partial class PlanJsonContext : JsonSerializerContext;
