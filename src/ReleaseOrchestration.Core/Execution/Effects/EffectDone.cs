namespace ReleaseOrchestration.Core.Execution;

/// <summary>The effect was carried out and yields nothing.</summary>
public sealed record EffectDone : EffectOutcome;
