using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node that is on hold for a decision tries again.</summary>
public sealed record RetryNode : Signal
{
    /// <summary>The attempt that the decision is about; the newest when none was given.</summary>
    public int? Attempt { get; init; }

    /// <summary>Inputs that change for the new attempt.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>A process that is run first; the new attempt is made when it has succeeded.</summary>
    public RetryProcess? Through { get; init; }
}
