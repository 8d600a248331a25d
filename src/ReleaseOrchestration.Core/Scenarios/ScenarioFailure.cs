using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>An expectation that was not met.</summary>
/// <param name="Expectation">Which, such as <c>statuses.build.build_b</c>.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What came instead.</param>
/// <param name="Position">Where the expectation stands.</param>
public sealed record ScenarioFailure(string Expectation, string Expected, string Actual, SourcePosition Position)
{
    /// <summary>The difference in one line.</summary>
    public override string ToString()
    {
        var place = Position.ToString();
        return $"{(place.Length == 0 ? string.Empty : place + ": ")}{Expectation}: expected {Expected}, but {Actual}";
    }
}
