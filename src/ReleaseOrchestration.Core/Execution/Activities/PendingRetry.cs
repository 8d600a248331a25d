using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A retry that waits for the process before it.</summary>
public sealed record PendingRetry
{
    /// <summary>Who decided it.</summary>
    public required string Actor { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>Inputs that change for the new attempt.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Whether ignoring was a way out before, and is again when the process does not succeed.</summary>
    public bool CanIgnore { get; init; }
}
