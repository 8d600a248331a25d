using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What came of an effect.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(EffectDead), "effectDead")]
[JsonDerivedType(typeof(EffectDone), "effectDone")]
[JsonDerivedType(typeof(PipelineAccepted), "pipelineAccepted")]
[JsonDerivedType(typeof(PipelineEnded), "pipelineEnded")]
public abstract record EffectOutcome;
