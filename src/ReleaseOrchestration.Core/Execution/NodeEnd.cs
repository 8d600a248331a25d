using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>The result of a machine.</summary>
public sealed record NodeEnd
{
    /// <summary>What others may know of it.</summary>
    public required NodeFact Fact { get; init; }

    /// <summary>Whether anything in it was ignored.</summary>
    public bool AnyIgnored { get; init; }

    /// <summary>Why it ended this way.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>What nodes elsewhere read of its own nodes, by path.</summary>
    public ImmutableSortedDictionary<string, NodeFact> Facts { get => field ?? ImmutableSortedDictionary<string, NodeFact>.Empty; init; }
}
