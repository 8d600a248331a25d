using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>Fields of a manual activity are told.</summary>
public sealed record SetFields : Signal
{
    /// <summary>The values by field id; null clears one.</summary>
    public ImmutableSortedDictionary<string, DataValue> Fields { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
