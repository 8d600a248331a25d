namespace ReleaseOrchestration.Core.Execution;

/// <summary>An effect has been carried out. Carries no sequence: an effect that is not outstanding is dropped.</summary>
public sealed record EffectFinished : Message
{
    /// <summary>The id that it was invoked with.</summary>
    public required string EffectId { get; init; }

    /// <summary>What came of it.</summary>
    public required EffectOutcome Outcome { get; init; }
}
