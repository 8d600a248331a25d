using Google.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using ReleaseOrchestration.Conformance;
using ReleaseOrchestration.Durable.Tests.Service;
using P = Microsoft.DurableTask.Protobuf;

namespace ReleaseOrchestration.Durable.Tests.Conformance;

/// <summary>A turn that is run again, by the runner of the Functions worker, schedules the same.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Names => [.. ConformanceScenarios.Names.Where((_, at) => at % 4 == 0)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Turns_OfAScenarioRunAgain_GiveTheSameActions(string name)
    {
        var recording = ConformanceScenarios.Record(name);
        await using var runtime = await DurableConformanceRuntime.OpenAsync(recording.Result.Scenario.Start, new DurableFaults(0.2, name.Length), keepsTurns: true);
        await ConformanceReplay.RunAsync(recording, runtime);

        Assert.NotEmpty(runtime.Service.Turns);
        foreach (var turn in runtime.Service.Turns)
        {
            var again = Run(turn.Request);
            Assert.Equal(turn.Response.CustomStatus ?? string.Empty, again.CustomStatus ?? string.Empty);
            Assert.Equal(turn.Response.Actions.Select(action => action.ToString()), again.Actions.Select(action => action.ToString()));
        }
    }

    private static P.OrchestratorResponse Run(P.OrchestratorRequest request)
    {
        var response = GrpcOrchestrationRunner.LoadAndRun<string, string>(Convert.ToBase64String(request.ToByteArray()), (context, _) => DurableMachines.RunAsync(context));
        return P.OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(response));
    }
}
