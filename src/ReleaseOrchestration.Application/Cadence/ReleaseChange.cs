using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>What is changed of a release that has not started; null leaves a part as it is.</summary>
public sealed record ReleaseChange
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version; empty lets its group give one.</summary>
    public string? Version { get; init; }

    /// <summary>Its input set; empty for none.</summary>
    public string? InputSet { get; init; }

    /// <summary>Its values besides; they replace those that it had.</summary>
    public ImmutableSortedDictionary<string, DataValue>? Inputs { get; init; }

    /// <summary>Its tags.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>Whether it starts by itself at its time.</summary>
    public bool? AutoStart { get; init; }
}
