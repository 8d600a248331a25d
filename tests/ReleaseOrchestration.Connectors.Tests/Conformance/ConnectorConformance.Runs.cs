using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;
using Microsoft.Extensions.DependencyInjection;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public abstract partial class ConnectorConformance
{
    [Fact]
    public async Task Start_Pipeline_RunsWithItsInputsAndItsRef()
    {
        var accepted = await StartedAsync();

        var run = Fake.Run;
        Assert.Equal((Fake.Pipeline, "release/1.4"), (run.Pipeline, run.Ref));
        Assert.Equal(("1.4.0", "3", InputSecret), (run.Inputs["version"], run.Inputs["count"], run.Inputs["password"]));
        Assert.True(accepted.PollAfter > TimeSpan.Zero);
    }

    [Fact]
    public async Task Start_Pipeline_IsFoundByItsExternalKey()
    {
        var accepted = await StartedAsync();

        var run = await Host.Services.GetRequiredService<ExternalRuns>().FindAsync(accepted.ExternalKey, default);

        Assert.Equal((ConnectorHost.Address, 1, Order.IdempotencyKey, accepted.Handle), (run!.Machine, run.Attempt, run.IdempotencyKey, run.Handle));
        Fake.Run.Finish(FakeEnd.Succeeded);
        Assert.Equal(PipelineStatus.Succeeded, (await EndAsync(run.ToPoll())).Status);
    }

    [Fact]
    public async Task Poll_RunThatGoesOn_AsksAgain()
    {
        var started = await StartedAsync();

        var early = await AcceptAsync(Question(started.Handle, 1));
        var late = await AcceptAsync(Question(early.Handle, 50));

        Assert.Equal(started.ExternalKey, late.ExternalKey);
        Assert.True(early.PollAfter >= TimeSpan.FromSeconds(1));
        Assert.Equal(PausesGrow, late.PollAfter > early.PollAfter);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Poll_RunThatEndedWell_HasItsOutputs()
    {
        var ended = await EndedAsync(FakeEnd.Succeeded, """{"artifact":"a-1.4","count":1.50,"list":[true,null]}""");

        Assert.Equal(PipelineStatus.Succeeded, ended.Status);
        Assert.Equal("""{"artifact":"a-1.4","count":1.5,"list":[true,null]}""", DataValue.Of(ended.Outputs).ToJson());
        Assert.StartsWith("http", ended.LogUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_RunWithoutOutputs_HasNone()
    {
        var ended = await EndedAsync(FakeEnd.Succeeded);

        Assert.Equal((PipelineStatus.Succeeded, 0), (ended.Status, ended.Outputs.Count));
    }

    [Fact]
    public async Task Poll_RunThatFailed_Fails() => Assert.Equal(PipelineStatus.Failed, (await EndedAsync(FakeEnd.Failed)).Status);

    [Fact]
    public async Task Poll_RunThatSomebodyCancelled_IsCancelled() => Assert.Equal(PipelineStatus.Cancelled, (await EndedAsync(FakeEnd.Cancelled)).Status);

    [Theory]
    [InlineData("[1]")]
    [InlineData("artifact=a")]
    [InlineData("""{"secret":{"$secret":"env://PATH"}}""")]
    [InlineData("""{"n":1e99}""")]
    public async Task Poll_OutputsThatAreNoUse_FailsAndSaysWhy(string outputs)
    {
        var ended = await EndedAsync(FakeEnd.Succeeded, outputs);

        Assert.Equal(PipelineStatus.Failed, ended.Status);
        Assert.Matches("^RO6(108|306): ", ended.Message);
    }

    [Fact]
    public async Task Poll_OutputsThatEchoSecrets_AreMasked()
    {
        var ended = await EndedAsync(FakeEnd.Succeeded, $$"""{"token":"{{FakeSystem.Token}}","login":"me:{{InputSecret}}"}""");

        Assert.Equal(PipelineStatus.Succeeded, ended.Status);
        Assert.Equal("""{"login":"me:***","token":"***"}""", DataValue.Of(ended.Outputs).ToJson());
    }

    [Fact]
    public async Task Poll_RunThatNobodyKnows_FailsInTheEnd()
    {
        var accepted = await StartedAsync();
        Fake.Runs.Clear();

        EffectOutcome outcome = accepted;
        for (var count = 1; outcome is PipelineAccepted; count++)
        {
            Assert.InRange(count, 1, 10);
            outcome = await Host.ExecuteAsync(Question(accepted.Handle, count));
        }

        Assert.Matches("^RO6(105|302): ", Assert.IsType<PipelineEnded>(outcome).Message);
    }

    [Fact]
    public async Task Cancel_RunThatGoesOn_StopsIt()
    {
        var accepted = await StartedAsync();

        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(accepted.Handle)));

        Assert.True(Fake.Run.StopAsked);
        Assert.Equal(PipelineStatus.Cancelled, (await EndAsync(Question(accepted.Handle, 9))).Status);
    }

    [Fact]
    public async Task Cancel_RunThatEndedOrNobodyKnows_IsDone()
    {
        var accepted = await StartedAsync();
        Fake.Run.Finish(FakeEnd.Succeeded);

        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(accepted.Handle)));
        Fake.Runs.Clear();
        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(accepted.Handle)));
    }

    [Fact]
    public async Task Cancel_StartThatWasNeverMade_IsDone()
    {
        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(string.Empty)));
        Assert.Empty(Fake.Runs);
    }
}
