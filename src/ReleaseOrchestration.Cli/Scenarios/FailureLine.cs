using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Scenarios;

/// <summary>One expectation that was not met, in JSON.</summary>
internal sealed record FailureLine(string Expectation, string Expected, string Actual, string File, int Line, int Column)
{
    public static FailureLine Of(ScenarioFailure failure) =>
        new(failure.Expectation, failure.Expected, failure.Actual, failure.Position.File, failure.Position.Line, failure.Position.Column);
}
