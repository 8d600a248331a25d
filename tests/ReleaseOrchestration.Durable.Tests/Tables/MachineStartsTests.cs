using ReleaseOrchestration.Azure.Removal;
using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Carrying;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Payloads;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Tables;

/// <summary>Starts of machines that are nobody's child, and their purge.</summary>
public sealed class MachineStartsTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly MachineAddress Root = DurableBed.Root;

    [Fact]
    public async Task Start_TheSameReleaseTwice_BeginsOnce()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "twice");
        var start = await bed.StartOfAsync(Yaml.TwoTasks);

        Assert.True(await bed.Runtime.StartAsync(start, default));
        Assert.False(await bed.Runtime.StartAsync(start, default));

        Assert.Single(bed.Service.Begun, id => id == InstanceId.Of(Root));
    }

    /// <summary>Who noted a start and died before it scheduled anything leaves it to the next.</summary>
    [Fact]
    public async Task Start_TheFirstStarterDied_IsDoneByTheNext()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "died");
        var start = await bed.StartOfAsync(Yaml.TwoTasks);
        Assert.True(await bed.Storage.Machines.StartedAsync(start, InstanceId.Of(Root), default));

        Assert.True(await bed.Runtime.StartAsync(start, default));

        Assert.Single(bed.Service.Begun, id => id == InstanceId.Of(Root));
    }

    [Fact]
    public async Task Start_OneLockByMany_BeginsOnceAndAllSeeItListen()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "locks");
        var self = MachineAddress.Lock("prod");
        var input = DurableJson.Write(new MachineInput { Start = Machine.StartOnDemand(self) }, DurableJsonContext.Default.MachineInput);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bed.Part<DurableCalls>().StartMachineAsync(input, default)));

        Assert.Single(bed.Service.Begun, id => id == InstanceId.Of(self));
        Assert.True(bed.Service.Find(InstanceId.Of(self))!.HasBegun);
    }

    [Fact]
    public async Task Start_TooLargeForAHistory_GoesByReference()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "large");
        var start = await bed.StartOfAsync(Yaml.TwoTasks);

        await bed.Runtime.StartAsync(start with { Facts = start.Facts with { Name = new string('x', 50_000) } }, default);
        await bed.RestAsync();

        Assert.True(bed.Service.Find(InstanceId.Of(Root))!.State!.Input.Length < 1000);
        Assert.NotNull(bed.Service.Find(InstanceId.Of(Root.Node("one"))));
    }

    /// <summary>What an effect says may be as long as it likes; the lengths around the limit are the interesting ones.</summary>
    [Theory]
    [InlineData(-30)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task CarryOutEffect_OutcomeAroundTheLimit_IsHandedOn(int more)
    {
        await using var bed = await TableBed.OpenAsync(azurite, "limit" + (more + 30));
        var empty = DurableJson.Write(new PipelineEnded { Message = "x" }, DurableJsonContext.Default.EffectOutcome).Length - 1;
        bed.Outcome = new PipelineEnded { Message = new string('x', PayloadLimit - empty + more) };
        var call = new EffectCall { Machine = Root.Node("one.a"), EffectId = "e", Effect = new CancelPipeline { Connector = "c", Handle = "h", IdempotencyKey = "k" }, Try = 1 };

        var answer = DurableJson.Read(
            await bed.Part<DurableCalls>().CarryOutEffectAsync(DurableJson.Write(call, DurableJsonContext.Default.EffectCall), default), DurableJsonContext.Default.EffectAnswer);

        Assert.Equal(more > 0, answer.Reference is not null);
        Assert.Equal(more <= 0, answer.Outcome is not null);
    }

    [Fact]
    public async Task Purge_AReleaseThatIsOver_LeavesNoInstance()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "purge");
        await bed.StartAsync(Yaml.TwoTasks);
        await bed.StartAsync(Yaml.TwoTasks, "r1-1-b");
        var rows = await bed.Storage.Machines.OfReleaseAsync("r1", default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bed.Part<IInstancePurge>().PurgeAsync(rows, default));
        await bed.Runtime.SignalAsync(Root, new AbortRelease { SignalId = "s1", Actor = "user:rita", Reason = "enough" }, TimeSpan.FromSeconds(30), default);
        await bed.RestAsync();

        await bed.Part<IInstancePurge>().PurgeAsync(rows, default);

        Assert.DoesNotContain(bed.Service.Instances(), instance => InstanceId.IsOf(instance.Id, "r1", 1));
        Assert.Contains(bed.Service.Instances(), instance => InstanceId.IsOf(instance.Id, "r1-1-b", 1));
    }

    private static int PayloadLimit => Azure.Payloads.PayloadStore.LongestInline;
}
