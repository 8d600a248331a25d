using ReleaseOrchestration.Conformance;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Durable.Tests.Service;

namespace ReleaseOrchestration.Durable.Tests.Conformance;

/// <summary>The machines do on Durable Task what they do in the simulator.</summary>
public sealed class DurableConformanceTests
{
    public static TheoryData<string> Names => [.. ConformanceScenarios.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Scenario_OnDurableTask_GivesTheSameTransitions(string name) => ReplayAsync(name, new DurableFaults());

    /// <summary>Where locks are asked for, who asks first is decided by what arrives first.</summary>
    public static TheoryData<string> NamesWithoutLocks => [.. ConformanceScenarios.Names.Where(name => !HasLocks(ConformanceScenarios.Record(name)))];

    [Theory]
    [MemberData(nameof(NamesWithoutLocks))]
    public Task Scenario_WithEveryThirdMessageRepeatedOrLate_GivesTheSameTransitions(string name) => ReplayAsync(name, new DurableFaults(0.33, name.Length));

    private static bool HasLocks(ScenarioRecording recording) =>
        recording.Definitions.Values.SelectMany(process => process.Phases).SelectMany(phase => phase.Activities).Any(activity => activity.Lock is not null);

    private static async Task ReplayAsync(string name, DurableFaults faults)
    {
        var recording = ConformanceScenarios.Record(name);
        await using var runtime = await DurableConformanceRuntime.OpenAsync(recording.Result.Scenario.Start, faults);

        var differences = await ConformanceReplay.RunAsync(recording, runtime);

        Assert.True(differences.IsEmpty, string.Join("\n", differences));
    }
}
