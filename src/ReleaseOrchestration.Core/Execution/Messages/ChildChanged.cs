using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A child tells its parent how it is and what other nodes may read of its own.</summary>
public sealed record ChildChanged : Message
{
    /// <summary>The path of the child.</summary>
    public required string Child { get; init; }

    /// <summary>How it is.</summary>
    public Rollup Rollup { get; init; }

    /// <summary>Nodes of it that have ended since and are read elsewhere, by path.</summary>
    public ImmutableSortedDictionary<string, NodeFact> Facts { get => field ?? ImmutableSortedDictionary<string, NodeFact>.Empty; init; }
}
