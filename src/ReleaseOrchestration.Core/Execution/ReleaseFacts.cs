using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What expressions and people may know of the release that a node belongs to.</summary>
public sealed record ReleaseFacts
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its version.</summary>
    public string Version { get => field ?? string.Empty; init; }

    /// <summary>Its release group; empty for an ad hoc release.</summary>
    public string Group { get => field ?? string.Empty; init; }

    /// <summary>The start of its first run.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Who started it.</summary>
    public string StartedBy { get => field ?? string.Empty; init; }

    /// <summary>Who started later runs of it: they are its starters too.</summary>
    public ImmutableArray<string> RestartedBy { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its process, and below a subprocess activity those down to it.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Its tags, and those of its processes.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>Who created it.</summary>
    public string CreatedBy { get => field ?? string.Empty; init; }

    /// <summary>Whether a person started a run of it.</summary>
    internal bool IsStarter(string person) => StartedBy == person || RestartedBy.Contains(person);
}
