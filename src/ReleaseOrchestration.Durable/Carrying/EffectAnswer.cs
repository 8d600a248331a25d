using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Durable.Carrying;

/// <summary>What came of an effect.</summary>
internal sealed record EffectAnswer
{
    /// <summary>The outcome; null where it is kept in a blob.</summary>
    public EffectOutcome? Outcome { get; init; }

    /// <summary>Where it is kept.</summary>
    public string? Reference { get; init; }
}
