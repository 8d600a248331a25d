using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Scenarios;

/// <summary>What <c>relo scenario --json</c> prints.</summary>
internal sealed record ScenarioReport(bool Passed, ImmutableArray<ProblemLine> Problems, ImmutableArray<ScenarioLine> Scenarios)
{
    public static ScenarioReport Of(DefinitionSet set, ImmutableArray<ScenarioResult> results) => new(
        !set.HasErrors && results.All(result => result.Passed),
        [.. set.Problems.Select(ValidateCommand.Line)],
        [.. results.Select(ScenarioLine.Of)]);
}
