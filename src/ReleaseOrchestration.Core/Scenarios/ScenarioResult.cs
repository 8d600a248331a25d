using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What came of a scenario.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario.</summary>
    public required ScenarioDefinition Scenario { get; init; }

    /// <summary>The status of the release when nothing more was due.</summary>
    public required string ReleaseStatus { get; init; }

    /// <summary>When the last thing happened.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>Everything that happened, in order.</summary>
    public required ImmutableArray<TimelineEntry> Timeline { get; init; }

    /// <summary>Expectations that were not met.</summary>
    public required ImmutableArray<ScenarioFailure> Failures { get; init; }

    /// <summary>Lines of the script that never came to anything. They fail no scenario, but it may test something else than it says.</summary>
    public ImmutableArray<Problem> Warnings { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether everything came as expected.</summary>
    public bool Passed => Failures.IsEmpty;
}
