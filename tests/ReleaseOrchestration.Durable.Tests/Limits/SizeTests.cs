using System.Diagnostics;
using DurableTask.Core;
using Google.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Tests.Support;
using Xunit.Abstractions;

namespace ReleaseOrchestration.Durable.Tests.Limits;

/// <summary>How large a process may be: histories of parents are bounded by the size of the definition alone. The figures stand in docs/azure.md.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Phase_WithManyActivities_CostsSoManyEventsEach(int activities)
    {
        await using var bed = await RunAsync(1, activities);

        var (events, bytes, _) = Measure(bed, DurableBed.Root.Node("p0"), $"phase of {activities} activities");

        Assert.InRange(events / activities, 4, 20);
        Assert.InRange(bytes / activities, 1000, 8000);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public async Task Release_WithManyPhases_CostsSoManyEventsEach(int phases)
    {
        await using var bed = await RunAsync(phases, 1);

        var (events, bytes, _) = Measure(bed, DurableBed.Root, $"release of {phases} phases");

        Assert.InRange(events / phases, 4, 30);
        Assert.InRange(bytes / phases, 1000, 10_000);
    }

    private static async Task<DurableBed> RunAsync(int phases, int activities)
    {
        var bed = await DurableBed.OpenAsync(keepsTurns: true);
        await bed.StartAsync(Process(phases, activities));
        while (bed.World.Open() is [var open, ..])
        {
            await bed.FinishAsync(open.Machine, new PipelineEnded { Status = PipelineStatus.Succeeded });
        }

        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
        return bed;
    }

    private static string Process(int phases, int activities)
    {
        var lines = Enumerable.Range(0, phases).SelectMany(phase => (string[])
        [
            "    - phase:",
            $"        id: p{phase}",
            .. phase == 0 ? Array.Empty<string>() : [$"        depends-on: [p{phase - 1}]"],
            "        activities:",
            .. Enumerable.Range(0, activities).Select(activity => $"          - activity: {{id: a{activity}, type: automated, pipeline: {{pipeline: deploy-service, inputs: {{version: '1.2.3'}}}}}}"),
        ]);
        return string.Join('\n', ["process:", "  id: p", "  phases:", .. lines]);
    }

    // The last turn reads the whole history, as every turn does whose instance is not in memory.
    private (int Events, int Bytes, TimeSpan Replay) Measure(DurableBed bed, MachineAddress machine, string what)
    {
        var last = bed.Service.Turns.Last(turn => turn.Request.InstanceId == InstanceId.Of(machine)).Request;
        var (events, bytes, encoded) = (last.PastEvents.Count + last.NewEvents.Count, last.CalculateSize(), Convert.ToBase64String(last.ToByteArray()));
        Replay(encoded);
        var began = Stopwatch.GetTimestamp();
        Replay(encoded);
        var replay = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"{what}: {events} events, {bytes / 1024.0:F0} KiB, replay {replay.TotalMilliseconds:F0} ms, {bed.Instance(machine).Episodes} turns");
        return (events, bytes, replay);
    }

    private static void Replay(string encoded) => GrpcOrchestrationRunner.LoadAndRun<string, string>(encoded, (context, _) => DurableMachines.RunAsync(context));
}
