using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;

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
[JsonSerializable(typeof(PurgedRelease))]
[JsonSerializable(typeof(Background.LastRun))]
[JsonSerializable(typeof(Cadence.CadencePosition))]
[JsonSerializable(typeof(Cadence.PlanningTrouble))]
[JsonSerializable(typeof(ImmutableArray<Transition>))]
internal sealed partial class ApplicationJsonContext : JsonSerializerContext;
