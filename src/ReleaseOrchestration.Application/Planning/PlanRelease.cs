using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Planning;

/// <summary>Which release is planned.</summary>
public sealed record PlanRelease
{
    /// <summary>The process.</summary>
    public required string Process { get; init; }

    /// <summary>The version of the process; the newest when none is given.</summary>
    public int? ProcessVersion { get; init; }

    /// <summary>The input set; null for none.</summary>
    public string? InputSet { get; init; }

    /// <summary>Values besides, stronger than those of the input set.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Its release group; some freezes are about one. Null for an ad hoc release.</summary>
    public string? Group { get; init; }

    /// <summary>Its tags; some freezes are about one.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>When it starts; now when none is given.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Which releases the caller may see, where it is told what is in the way; null for all.</summary>
    public Func<ReleaseEntry, CancellationToken, Task<bool>>? IsVisible { get; init; }

    /// <summary>How long things take.</summary>
    public PlanAssumptions Assumptions { get => field ?? new(); init; }
}
