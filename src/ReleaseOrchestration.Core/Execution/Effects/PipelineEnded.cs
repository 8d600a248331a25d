using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The pipeline has ended.</summary>
public sealed record PipelineEnded : EffectOutcome
{
    /// <summary>How.</summary>
    public PipelineStatus Status { get; init; }

    /// <summary>Its outputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>What it says about its end.</summary>
    public string Message { get => field ?? string.Empty; init; }
}
