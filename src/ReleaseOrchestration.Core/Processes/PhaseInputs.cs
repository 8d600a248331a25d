using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>The values that an input set gives to one phase.</summary>
public sealed record PhaseInputs
{
    /// <summary>Values of phase inputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>By activity id: a map of values of activity inputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Activities { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
