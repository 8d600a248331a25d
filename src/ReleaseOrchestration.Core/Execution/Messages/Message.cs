using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a machine can be told.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AbortRelease), "abortRelease")]
[JsonDerivedType(typeof(AbortRequested), "abortRequested")]
[JsonDerivedType(typeof(ChildChanged), "childChanged")]
[JsonDerivedType(typeof(ChildEnded), "childEnded")]
[JsonDerivedType(typeof(DecideSignOff), "decideSignOff")]
[JsonDerivedType(typeof(EffectFinished), "effectFinished")]
[JsonDerivedType(typeof(EndWait), "endWait")]
[JsonDerivedType(typeof(FactsPublished), "factsPublished")]
[JsonDerivedType(typeof(FailNode), "failNode")]
[JsonDerivedType(typeof(IgnoreNode), "ignoreNode")]
[JsonDerivedType(typeof(LockGranted), "lockGranted")]
[JsonDerivedType(typeof(LockReleased), "lockReleased")]
[JsonDerivedType(typeof(LockRequested), "lockRequested")]
[JsonDerivedType(typeof(PauseChanged), "pauseChanged")]
[JsonDerivedType(typeof(PauseRelease), "pauseRelease")]
[JsonDerivedType(typeof(ReportPipeline), "reportPipeline")]
[JsonDerivedType(typeof(ResumeRelease), "resumeRelease")]
[JsonDerivedType(typeof(RetryNode), "retryNode")]
[JsonDerivedType(typeof(SetFields), "setFields")]
[JsonDerivedType(typeof(SetTask), "setTask")]
[JsonDerivedType(typeof(SkipNode), "skipNode")]
[JsonDerivedType(typeof(SkipRequested), "skipRequested")]
[JsonDerivedType(typeof(StartActivity), "startActivity")]
[JsonDerivedType(typeof(StartLock), "startLock")]
[JsonDerivedType(typeof(StartPhase), "startPhase")]
[JsonDerivedType(typeof(StartRelease), "startRelease")]
[JsonDerivedType(typeof(TimerFired), "timerFired")]
public abstract record Message;
