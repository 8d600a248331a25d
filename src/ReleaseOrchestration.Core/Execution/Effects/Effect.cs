using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Something to be done outside, at least once.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(CancelPipeline), "cancelPipeline")]
[JsonDerivedType(typeof(PollPipeline), "pollPipeline")]
[JsonDerivedType(typeof(StartPipeline), "startPipeline")]
public abstract record Effect;
