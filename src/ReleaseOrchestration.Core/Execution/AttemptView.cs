using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>One attempt of an activity.</summary>
public sealed record AttemptView
{
    /// <summary>1 for the first.</summary>
    public int Number { get; init; }

    /// <summary>Running, Succeeded, Failed, Cancelled.</summary>
    public required string Status { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it was given.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>What it yielded.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Why it failed.</summary>
    public string Error { get => field ?? string.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>Who asked for it; <c>system</c> when nobody did.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>Why it was asked for.</summary>
    public string Reason { get => field ?? string.Empty; init; }
}
