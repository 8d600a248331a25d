using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A line in the list of releases.</summary>
public sealed record ReleaseSummary
{
    /// <summary>What is known of it.</summary>
    public required ReleaseFacts Facts { get; init; }

    /// <summary>The newest run; 0 where an earlier release of the product wrote it, which knew one alone.</summary>
    public int Run { get; init; }

    /// <summary>Its status.</summary>
    public ReleaseStatus Status { get; init; }

    /// <summary>Why it has its status.</summary>
    public string Reason { get => field ?? string.Empty; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The id of the outermost release.</summary>
    public string RootReleaseId { get => field ?? string.Empty; init; }

    /// <summary>What it yielded.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }
}
