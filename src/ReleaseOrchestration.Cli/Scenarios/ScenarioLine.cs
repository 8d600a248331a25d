using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Scenarios;

/// <summary>One scenario in JSON.</summary>
internal sealed record ScenarioLine
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Process { get; init; }

    public bool Passed { get; init; }

    public required string ReleaseStatus { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset EndedAt { get; init; }

    public ImmutableArray<FailureLine> Failures { get; init; }

    public ImmutableArray<ProblemLine> Warnings { get; init; }

    public ImmutableArray<TimelineEntry> Timeline { get; init; }

    public static ScenarioLine Of(ScenarioResult result) => new()
    {
        Id = result.Scenario.Id,
        Name = result.Scenario.Name,
        Process = result.Scenario.Process,
        Passed = result.Passed,
        ReleaseStatus = result.ReleaseStatus,
        StartedAt = result.Scenario.Start,
        EndedAt = result.EndedAt,
        Failures = [.. result.Failures.Select(FailureLine.Of)],
        Warnings = [.. result.Warnings.Select(ValidateCommand.Line)],
        Timeline = result.Timeline,
    };
}
