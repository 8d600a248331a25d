using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The values of a release's inputs.</summary>
public sealed record InputValues
{
    /// <summary>Of the process.</summary>
    public ImmutableSortedDictionary<string, DataValue> Global { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>By phase: a map of values.</summary>
    public ImmutableSortedDictionary<string, DataValue> Phases { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>By <c>phase.activity</c>: a map of values.</summary>
    public ImmutableSortedDictionary<string, DataValue> Activities { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
