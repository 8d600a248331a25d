using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a machine asks of its shell.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(CancelTimer), "cancelTimer")]
[JsonDerivedType(typeof(End), "end")]
[JsonDerivedType(typeof(InvokeEffect), "invokeEffect")]
[JsonDerivedType(typeof(Project), "project")]
[JsonDerivedType(typeof(RecordTransition), "recordTransition")]
[JsonDerivedType(typeof(Reply), "reply")]
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(SetTimer), "setTimer")]
[JsonDerivedType(typeof(StartChild), "startChild")]
public abstract record Command;
