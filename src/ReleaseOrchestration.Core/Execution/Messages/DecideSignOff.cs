using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>An approver decides.</summary>
public sealed record DecideSignOff : Signal
{
    /// <summary>What.</summary>
    public SignOffDecision Decision { get; init; }

    /// <summary>The attempt that was asked about; the newest when none was given.</summary>
    public int? Attempt { get; init; }

    /// <summary>Why, in words.</summary>
    public string Comment { get => field ?? string.Empty; init; }

    /// <summary>Fields of the activity that are told with the decision.</summary>
    public ImmutableSortedDictionary<string, DataValue> Fields { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>A digest of the id of the signed link that was used; empty when none was.</summary>
    public string TokenId { get => field ?? string.Empty; init; }

    /// <summary>Whether the person who used a link had signed in besides.</summary>
    public bool HasSignedIn { get; init; }
}
