using ReleaseOrchestration.Conformance;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Embedded.Tests.Conformance;

/// <summary>The embedded runtime does what the simulator does, also when it is stopped after every message.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Names => [.. ConformanceScenarios.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_InTheSimulator_MeetsItsExpectations(string name)
    {
        var recording = ConformanceScenarios.Record(name);

        Assert.Empty(recording.Result.Failures);
        Assert.Empty(TransitionComparison.Compare(recording, recording.Transitions));
        Assert.NotEmpty(recording.Steps);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Scenario_InTheEmbeddedRuntime_GivesTheSameTransitions(string name) => ReplayAsync(name, restarts: false);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Scenario_WithARestartAfterEveryMessage_GivesTheSameTransitions(string name) => ReplayAsync(name, restarts: true);

    [Fact]
    public void Compare_RuntimeThatDiffers_IsFound()
    {
        var recording = ConformanceScenarios.Record("samples/hotfix: hotfix_all_well");
        var last = recording.Transitions[^1];

        Assert.Single(TransitionComparison.Compare(recording, recording.Transitions[..^1]));
        Assert.Single(TransitionComparison.Compare(recording, [.. recording.Transitions, last]));
        Assert.Single(TransitionComparison.Compare(recording, [.. recording.Transitions[..^1], last with { Transition = last.Transition with { Attempt = 7 } }]));
        Assert.NotEmpty(TransitionComparison.Compare(recording, [.. recording.Transitions.Reverse()]));
    }

    [Fact]
    public void Compare_IndependentNodesInAnotherOrder_AreTheSame()
    {
        var recording = ConformanceScenarios.Record("samples/hotfix: hotfix_all_well");
        var byNode = recording.Transitions.Select((transition, i) => (transition, i)).ToArray();
        var swap = Enumerable.Range(0, byNode.Length - 1).First(i => IsFree(recording, i));
        (byNode[swap], byNode[swap + 1]) = (byNode[swap + 1], byNode[swap]);

        Assert.Empty(TransitionComparison.Compare(recording, [.. byNode.Select(pair => pair.transition)]));
    }

    private static bool IsFree(ScenarioRecording recording, int i)
    {
        var (a, b) = (recording.Transitions[i], recording.Transitions[i + 1]);
        return a.Transition.Path != b.Transition.Path && a.Transition.At == b.Transition.At
            && !recording.Orders.Any(order => order.First == a.Transition.Path && order.Second == b.Transition.Path);
    }

    private static async Task ReplayAsync(string name, bool restarts)
    {
        var recording = ConformanceScenarios.Record(name);
        await using var runtime = await EmbeddedConformanceRuntime.OpenAsync(recording.Result.Scenario.Start, restarts);

        var differences = await ConformanceReplay.RunAsync(recording, runtime);

        Assert.Empty(differences);
    }
}
