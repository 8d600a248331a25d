using System.Text.Json.Serialization;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Machines;

namespace ReleaseOrchestration.Durable.Payloads;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MachineInput))]
[JsonSerializable(typeof(CarriedMachine))]
[JsonSerializable(typeof(MachineOutput))]
[JsonSerializable(typeof(Parcel))]
[JsonSerializable(typeof(EffectCall))]
[JsonSerializable(typeof(EffectAnswer))]
[JsonSerializable(typeof(KeepCall))]
[JsonSerializable(typeof(MachineStart))]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(EffectOutcome))]
internal sealed partial class DurableJsonContext : JsonSerializerContext;
