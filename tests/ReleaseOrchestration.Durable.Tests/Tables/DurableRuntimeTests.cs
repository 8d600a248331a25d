using ReleaseOrchestration.Azure.Tests.Support;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Durable.Machines;
using ReleaseOrchestration.Durable.Tests.Support;

namespace ReleaseOrchestration.Durable.Tests.Tables;

/// <summary>Signals to machines in every state, over the real tables.</summary>
public sealed class DurableRuntimeTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly MachineAddress Root = DurableBed.Root;

    [Fact]
    public async Task Signal_SameIdTwice_IsDoneOnceAndAnsweredAlike()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "once");
        await bed.StartAsync(Yaml.TwoTasks);

        var first = await bed.Runtime.SignalAsync(Root, Abort("s1"), Patience, default);
        var second = await bed.Runtime.SignalAsync(Root, Abort("s1"), Patience, default);

        Assert.True(first!.Accepted, first.Message);
        Assert.Equal(first.Message, second!.Message);
        await bed.RestAsync();
        Assert.Single((await bed.Storage.Audit.ReadAsync(Root, 0, 1000, default)).Where(line => System.Text.Encoding.UTF8.GetString(line.Body.Span).Contains("release.abort", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signal_ItsEventIsLost_IsSentAgain()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "lost");
        await bed.StartAsync(Yaml.TwoTasks);
        bed.Service.LosesEvents = true;
        Assert.Null(await bed.Runtime.SignalAsync(Root, Abort("s1"), TimeSpan.FromMilliseconds(200), default));

        bed.Service.LosesEvents = false;
        Assert.Equal(1, await bed.Runtime.ResendAsync(TimeSpan.Zero, default));

        Assert.True((await bed.Runtime.SignalAsync(Root, Abort("s1"), Patience, default))!.Accepted);
        Assert.Equal(0, await bed.Runtime.ResendAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task Resend_OneCannotBeHandedOver_TheOthersAre()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "poison");
        await bed.StartAsync(Yaml.TwoTasks);
        await bed.Storage.Signals.SaveAsync(Root, Abort("s1"), default);
        await bed.Storage.Signals.SaveAsync(Root, Abort("s2"), default);
        bed.Missing = 1;

        Assert.Equal(2, await bed.Runtime.ResendAsync(TimeSpan.Zero, default));

        Assert.NotNull(await bed.Storage.Signals.WaitForReplyAsync(Root, "s2", Patience, default));
    }

    [Theory]
    [InlineData("two.b", "RO3002")]
    [InlineData("two.nobody", "RO3001")]
    public async Task Signal_ToWhatHasNotStartedOrIsUnknown_IsRefusedAtOnce(string path, string code)
    {
        await using var bed = await TableBed.OpenAsync(azurite, "none" + path.Length);
        await bed.StartAsync(Yaml.TwoTasks);

        var reply = await bed.Runtime.SignalAsync(Root.Node(path), new RetryNode { SignalId = "s1", Actor = "user:tom" }, Patience, default);

        Assert.False(reply!.Accepted);
        Assert.Equal(code == "RO3002" ? UnreachedSignals.NotStarted(Root.Node(path)).Code : UnreachedSignals.Unknown(Root.Node(path)).Code, reply.Code);
    }

    [Fact]
    public async Task Restart_TwoAtOnceOfAnEndedRelease_OneStartsTheNextRun()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "restart");
        await bed.StartAsync(Yaml.TwoTasks);
        await bed.Runtime.SignalAsync(Root, Abort("s1"), Patience, default);
        await bed.RestAsync();
        Assert.True(bed.Service.Find(InstanceId.Of(Root))!.HasEnded);

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => bed.Runtime.SignalAsync(Root, new RestartRelease { SignalId = $"again{i}", Actor = "user:rita", Reason = "again", From = "one" }, Patience, default)));

        Assert.True(replies.All(reply => reply is not null), "each is answered");
        Assert.Single(replies, reply => reply!.Accepted);
        Assert.Single(bed.Service.Begun, id => id == InstanceId.Of(Root with { Run = 2 }));
    }

    [Fact]
    public async Task Signal_ToAnEndedRelease_IsRefusedByItsRules()
    {
        await using var bed = await TableBed.OpenAsync(azurite, "ended");
        await bed.StartAsync(Yaml.TwoTasks);
        await bed.Runtime.SignalAsync(Root, Abort("s1"), Patience, default);
        await bed.RestAsync();

        var reply = await bed.Runtime.SignalAsync(Root, new PauseRelease { SignalId = "s2", Actor = "user:rita" }, Patience, default);

        Assert.False(reply!.Accepted);
        Assert.Equal(409, reply.Status);
    }

    private static AbortRelease Abort(string id) => new() { SignalId = id, Actor = "user:rita", Reason = "enough" };
}
