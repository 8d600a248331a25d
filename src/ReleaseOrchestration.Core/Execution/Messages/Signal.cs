using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a person or a pipeline asks of a machine; every signal is answered by a <see cref="Reply"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AbortRelease), "abortRelease")]
[JsonDerivedType(typeof(BreakGlass), "breakGlass")]
[JsonDerivedType(typeof(DecideSignOff), "decideSignOff")]
[JsonDerivedType(typeof(DelegateSignOff), "delegateSignOff")]
[JsonDerivedType(typeof(EndWait), "endWait")]
[JsonDerivedType(typeof(FailNode), "failNode")]
[JsonDerivedType(typeof(IgnoreNode), "ignoreNode")]
[JsonDerivedType(typeof(PauseRelease), "pauseRelease")]
[JsonDerivedType(typeof(ReassignSignOff), "reassignSignOff")]
[JsonDerivedType(typeof(ReportPipeline), "reportPipeline")]
[JsonDerivedType(typeof(RestartRelease), "restartRelease")]
[JsonDerivedType(typeof(ResumeRelease), "resumeRelease")]
[JsonDerivedType(typeof(RetryNode), "retryNode")]
[JsonDerivedType(typeof(SetFields), "setFields")]
[JsonDerivedType(typeof(SetFreeze), "setFreeze")]
[JsonDerivedType(typeof(SetTask), "setTask")]
[JsonDerivedType(typeof(SkipNode), "skipNode")]
[JsonDerivedType(typeof(StartTaskProcess), "startTaskProcess")]
public abstract record Signal : Message
{
    /// <summary>Unique among signals; a signal that arrives twice is answered twice and done once.</summary>
    public required string SignalId { get; init; }

    /// <summary>Who asks: <c>user:id</c>, or <c>pipeline</c> for a callback.</summary>
    public required string Actor { get; init; }

    /// <summary>The groups that the person is in at the moment.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>Why, in words.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
