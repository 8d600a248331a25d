using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node that is on hold for a decision is ignored.</summary>
public sealed record IgnoreNode : Signal
{
    /// <summary>The attempt that the decision is about; the newest when none was given.</summary>
    public int? Attempt { get; init; }

    /// <summary>Outputs in place of those that it did not yield.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
