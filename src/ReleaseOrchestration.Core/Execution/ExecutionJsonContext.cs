using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The JSON of the execution model, for API answers too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(MachineSnapshot))]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(Effect))]
[JsonSerializable(typeof(EffectOutcome))]
[JsonSerializable(typeof(NodeEnd))]
[JsonSerializable(typeof(NodeView))]
[JsonSerializable(typeof(ReleaseSummary))]
[JsonSerializable(typeof(SignOffView))]
[JsonSerializable(typeof(Transition))]
[JsonSerializable(typeof(SignalReply))]
public sealed partial class ExecutionJsonContext : JsonSerializerContext;
