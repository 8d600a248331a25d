using DurableTask.Core;
using DurableTask.Core.History;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Machines;

/// <summary>A machine whose rules fail is set aside alone, and goes on where it was once they are mended.</summary>
public sealed class QuarantineTests
{
    private static readonly MachineAddress A = DurableBed.Root.Node("one.a");
    private static readonly MachineAddress B = DurableBed.Root.Node("one.b");

    [Fact]
    public async Task Deliver_RulesThrow_SetsThatMachineAsideAndOthersGoOn()
    {
        await using var bed = await DurableBed.OpenAsync();
        bed.World.Answers = Succeeds;
        bed.World.Rules = BrokenFor(A);

        await bed.StartAsync(Yaml.TwoPipelines);

        Assert.Contains("no rule for it", bed.SetAside(A), StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Running, bed.Status(A));
        Assert.Equal(OrchestrationStatus.Completed, bed.Status(B));
        Assert.Null(bed.SetAside(DurableBed.Root));
    }

    [Fact]
    public async Task Wake_RulesAreMended_EndsAsIfTheyHadNeverFailed()
    {
        await using var bed = await DurableBed.OpenAsync();
        bed.World.Answers = Succeeds;
        bed.World.Rules = BrokenFor(A);
        await bed.StartAsync(Yaml.TwoPipelines);

        bed.World.Rules = MachineRunner.Deliver;
        await bed.RaiseAsync(A, new Parcel());
        await bed.RestAsync();

        Assert.Null(bed.SetAside(A));
        Assert.Equal(OrchestrationStatus.Completed, bed.Status(A));
        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
        Assert.Equal(bed.Said("one.b"), bed.Said("one.a"));
    }

    /// <summary>A call that was under way when the machine failed may end in any way: its answer is kept for later.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Deliver_RulesThrowWhileACommitIsUnderWay_SchedulesNothingMoreAndHeals(bool commitFails)
    {
        await using var bed = await DurableBed.OpenAsync();
        var fails = commitFails;
        bed.World.FailsToCommit = commit => fails && commit.Machine == A && commit.Number == 2;
        bed.World.Answers = Succeeds;
        bed.World.Rules = BrokenFor(A);
        await bed.StartAsync(Yaml.TwoPipelines);
        var scheduled = Scheduled(bed);

        await bed.RaiseAsync(A, new Parcel { Ready = "r1/1/one.z" });
        await bed.RestAsync();
        await bed.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(scheduled, Scheduled(bed));

        (fails, bed.World.Rules) = (false, MachineRunner.Deliver);
        await bed.RaiseAsync(A, new Parcel());
        await bed.RestAsync();
        await bed.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
    }

    /// <summary>A parent that is set aside must not hand on what waits for a child to listen.</summary>
    [Fact]
    public async Task Receive_ReadyAfterAFault_SendsNothingUntilMended()
    {
        await using var bed = await DurableBed.OpenAsync(new Service.DurableFaults(1, 3));
        bed.World.Answers = Succeeds;
        bed.World.Rules = (machine, snapshot, envelope, now) => machine.Self == A.Phase && envelope.Message is ChildChanged or ChildEnded
            ? throw new InvalidOperationException("no rule for it")
            : MachineRunner.Deliver(machine, snapshot, envelope, now);
        await bed.StartAsync(Yaml.TwoPipelines);
        Assert.NotNull(bed.SetAside(A.Phase));

        bed.World.Rules = MachineRunner.Deliver;
        await bed.RaiseAsync(A.Phase, new Parcel());
        await bed.RaiseAsync(DurableBed.Root, new Parcel());
        await bed.RestAsync();

        Assert.Equal(OrchestrationStatus.Completed, bed.Status(DurableBed.Root));
    }

    [Fact]
    public async Task Begin_DefinitionCannotBeRead_WaitsForAVersionThatCan()
    {
        await using var bed = await DurableBed.OpenAsync();
        bed.World.Answers = Succeeds;
        bed.World.DamagesDefinitions = true;

        await bed.StartAsync(Yaml.OnePipeline);

        Assert.Contains("it cannot begin", bed.SetAside(DurableBed.Root), StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Running, bed.Status(DurableBed.Root));
    }

    private static PipelineEnded Succeeds(Carrying.EffectCall call) => new PipelineEnded { Status = PipelineStatus.Succeeded };

    private static MachineOrchestration.Rules BrokenFor(MachineAddress machine) => (host, snapshot, envelope, now) =>
        host.Self == machine && envelope.Message is EffectFinished ? throw new InvalidOperationException("no rule for it") : MachineRunner.Deliver(host, snapshot, envelope, now);

    private static int Scheduled(DurableBed bed) =>
        bed.Instance(A).History.Count(history => history is TaskScheduledEvent or TimerCreatedEvent or SubOrchestrationInstanceCreatedEvent or EventSentEvent);
}
