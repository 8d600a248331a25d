using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Reports;

/// <summary>What reports know of one run of a release that has ended.</summary>
public sealed record ReleaseFigures
{
    /// <summary>The release.</summary>
    public required string Id { get; init; }

    /// <summary>The run.</summary>
    public int Run { get; init; } = 1;

    /// <summary>Its name.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Its version, as people count.</summary>
    public string Version { get => field ?? string.Empty; init; }

    /// <summary>The release group; empty for none.</summary>
    public string Group { get => field ?? string.Empty; init; }

    /// <summary>The process.</summary>
    public string Process { get => field ?? string.Empty; init; }

    /// <summary>What it works on.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>How the run ended.</summary>
    public ReleaseStatus Status { get; init; }

    /// <summary>When the first run of the release started.</summary>
    public DateTimeOffset ReleasedAt { get; init; }

    /// <summary>When this run started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>When the release was meant to start; null when nobody said.</summary>
    public DateTimeOffset? PlannedStart { get; init; }

    /// <summary>When it was meant to end; null when nobody said how long it lasts.</summary>
    public DateTimeOffset? PlannedEnd { get; init; }

    /// <summary>What it deployed, one for each environment.</summary>
    public ImmutableArray<DeploymentFigures> Deployments { get => field.IsDefault ? [] : field; init; }

    /// <summary>What waited for people.</summary>
    public ImmutableArray<WaitFigures> Waits { get => field.IsDefault ? [] : field; init; }
}
