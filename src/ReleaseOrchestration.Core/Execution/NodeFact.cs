using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What other nodes may know of a node that has ended.</summary>
public sealed record NodeFact
{
    /// <summary>How it ended.</summary>
    public NodeEnding Ending { get; init; }

    /// <summary>Its status, as the language spells it.</summary>
    public string Status { get => field ?? string.Empty; init; }

    /// <summary>Its outcome, such as approved; empty when it has none.</summary>
    public string Outcome { get => field ?? string.Empty; init; }

    /// <summary>Its outputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
