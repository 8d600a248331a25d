using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>What a new release is to be.</summary>
public sealed record CreateRelease
{
    /// <summary>Its id; made from the name when none is given.</summary>
    public string? Id { get; init; }

    /// <summary>Its name; that of the process when none is given.</summary>
    public string? Name { get; init; }

    /// <summary>The process; empty for that of its group.</summary>
    public required string Process { get; init; }

    /// <summary>The version of the process; the newest at the start when none is given.</summary>
    public int? ProcessVersion { get; init; }

    /// <summary>The version of the release, as people count.</summary>
    public string Version { get => field ?? string.Empty; init; }

    /// <summary>The input set; null for none.</summary>
    public string? InputSet { get; init; }

    /// <summary>Values besides, stronger than those of the input set.</summary>
    public ImmutableSortedDictionary<string, DataValue> Inputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>The release group; null for an ad hoc release.</summary>
    public string? Group { get; init; }

    /// <summary>Free words to search by.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it starts at once.</summary>
    public bool Start { get; init; }

    /// <summary>When it starts; null for a draft, or one that starts at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>How long it is meant to last; that of its group when none is given.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Whether it starts by itself at that time.</summary>
    public bool AutoStart { get; init; } = true;
}
