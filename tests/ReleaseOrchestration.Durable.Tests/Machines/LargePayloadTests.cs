using System.Collections.Immutable;
using DurableTask.Core;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;
using ReleaseOrchestration.Durable.Tests.Service;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Machines;

/// <summary>What is too large for a history goes by reference, wherever it comes up.</summary>
public sealed class LargePayloadTests
{
    private static readonly string Large = new('x', 60_000);

    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public async Task Release_EverythingIsLarge_RunsToItsEnd(double share)
    {
        await using var bed = await DurableBed.OpenAsync(new DurableFaults(share, 5));
        bed.World.Answers = _ => new PipelineEnded { Status = PipelineStatus.Succeeded, Message = Large, Outputs = ImmutableSortedDictionary<string, DataValue>.Empty.Add("report", DataValue.Of(Large)) };

        await bed.StartAsync(Yaml.Reports, start => start with { Facts = start.Facts with { Name = Large } });

        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
        Assert.Contains(bed.World.Transitions(DurableBed.Root), transition => transition.Path == "two.b" && transition.After == nameof(ActivityStatus.Succeeded));
        Assert.NotEmpty(bed.World.Payloads);
        Assert.All(bed.Service.Instances().Where(instance => instance.Id != InstanceId.Of(MachineAddress.Freezes)), instance => Assert.Contains(DurableNames.FetchPayload, Called(bed, instance.Id)));
    }

    [Fact]
    public async Task Receive_LargeSignalByReference_IsAnswered()
    {
        await using var bed = await DurableBed.OpenAsync();
        await bed.StartAsync(Yaml.OnePipeline);
        var abort = new AbortRelease { SignalId = "s1", Actor = "user:rita", Reason = Large };
        bed.World.Payloads["kept"] = DurableJson.Write(new Envelope { From = MachineRunner.Outside, Message = abort }, DurableJsonContext.Default.Envelope);

        await bed.RaiseAsync(DurableBed.Root, new Parcel { Reference = "kept" });
        await bed.RestAsync();

        Assert.True(bed.World.Replies["s1"].Accepted);
    }

    /// <summary>Just below and just above what a history takes: the text around a payload must not decide.</summary>
    [Fact]
    public async Task Start_LengthsAroundTheLimit_AllBegin()
    {
        await using var bed = await DurableBed.OpenAsync();
        var length = 0;
        bed.World.Rules = (machine, snapshot, envelope, now) =>
        {
            var turn = MachineRunner.Deliver(machine, snapshot, envelope, now);
            length = turn.Commands.OfType<StartChild>().Select(child => DurableJson.Write(child.Start, DurableJsonContext.Default.MachineStart).Length).DefaultIfEmpty(length).Max();
            return turn;
        };
        await bed.StartAsync(Yaml.OnePipeline);
        var rest = (32 * 1024) - length + 2;
        for (var more = -40; more <= 2; more++)
        {
            var self = new MachineAddress($"l{more + 50}", 1, string.Empty);
            await bed.StartAsync(Yaml.OnePipeline, start => start with { Self = self, Facts = start.Facts with { Name = new string('x', rest + more) } });
            Assert.Equal(OrchestrationStatus.Running, bed.Status(self.Node("one.a")));
        }

        Assert.InRange(bed.World.Payloads.Count, 1, 80);
    }

    /// <summary>A thousand that wait are too many for the input of the next generation.</summary>
    [Fact]
    public async Task Turn_LargeState_IsKeptAndReadByTheNextGeneration()
    {
        await using var bed = await DurableBed.OpenAsync(new DurableFaults(0.2));
        var self = MachineAddress.Lock("prod");
        var last = MachineSnapshot.Empty;
        var granted = new HashSet<MachineAddress>();
        bed.World.Rules = (machine, snapshot, envelope, now) =>
        {
            var turn = MachineRunner.Deliver(machine, snapshot, envelope, now);
            last = turn.Snapshot;
            granted.UnionWith(turn.Commands.OfType<Send>().Select(send => send.To));
            return turn;
        };
        await bed.StartAsync(Machine.StartOnDemand(self)!);
        foreach (var requester in Enumerable.Range(0, 700).Select(i => new MachineAddress($"release-{i}", 1, "phase.activity")))
        {
            await bed.SendAsync(self, new Envelope { From = requester.ToString(), Sequence = 1, Message = new LockRequested { Requester = requester, Number = 1 } });
        }

        await bed.RestAsync();

        Assert.Equal(699, Assert.IsType<LockState>(last.State).Queue.Length);
        Assert.Single(granted);
        Assert.InRange(bed.Calls(self, DurableNames.KeepPayload), 1, 10);
        Assert.InRange(bed.Instance(self).History.Count, 1, 1500);
    }

    private static IEnumerable<string> Called(DurableBed bed, string instance) => bed.Service.Calls.Keys.Where(call => call.Instance == instance).Select(call => call.Name);
}
