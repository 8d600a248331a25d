using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A parent tells a child of nodes that have ended elsewhere.</summary>
public sealed record FactsPublished : Message
{
    /// <summary>By path.</summary>
    public ImmutableSortedDictionary<string, NodeFact> Facts { get => field ?? ImmutableSortedDictionary<string, NodeFact>.Empty; init; }
}
