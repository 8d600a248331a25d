using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public abstract partial class ConnectorConformance
{
    [Fact]
    public async Task Start_SameKeyTwice_IsOneRun()
    {
        var first = await StartedAsync();
        var second = await AcceptAsync(Order);

        Assert.Equal(first.ExternalKey, (await AcceptAsync(Question(second.Handle))).ExternalKey);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_SameKeyAtTheSameTime_IsOneRun()
    {
        var starts = Enumerable.Range(0, 8).Select(_ => Task.Run(() => Record.ExceptionAsync(() => Host.ExecuteAsync(Order))));

        var errors = (await Task.WhenAll(starts)).OfType<Exception>().ToArray();

        Assert.All(errors, error => Assert.Matches("^RO63(08|11): ", Assert.IsType<ConnectorUnavailableException>(error).Message));
        await StartInTheEndAsync();
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_OtherKey_IsAnotherRun()
    {
        await StartedAsync();
        await AcceptAsync(Order with { IdempotencyKey = "r1/2/build.build_a/2", Attempt = 2 });

        Assert.Equal(2, Fake.Runs.Count);
    }

    [Fact]
    public async Task Start_AnswerWasLost_FindsTheRun()
    {
        Fake.Break(Fault.AnswerLost, start: true);

        await StartInTheEndAsync();

        Assert.Single(Fake.Runs);
        Assert.Equal(PipelineStatus.Succeeded, (await FinishAsync()).Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task Start_DoneButRefused_FindsTheRun(int status)
    {
        Fake.Break(Fault.DoneBut(status), start: true);

        await StartInTheEndAsync();

        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_DidNotArrive_IsMadeAgainInTheEnd()
    {
        Fake.Break(Fault.RequestLost, start: true);

        await StartInTheEndAsync();

        Assert.Single(Fake.Runs);
        Assert.Equal(PipelineStatus.Succeeded, (await FinishAsync()).Status);
    }

    [Fact]
    public async Task Start_AnswerCutOff_IsOneRun()
    {
        Fake.Break(Fault.Truncated, start: true);

        await StartInTheEndAsync();

        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_OtherRunsBesidesTheLostOne_FindsItsOwn()
    {
        await AcceptAsync(Order with { IdempotencyKey = "r1/2/build.build_a/7", Attempt = 7 });
        Fake.Break(Fault.AnswerLost, start: true);
        await StartInTheEndAsync();
        await AcceptAsync(Order with { IdempotencyKey = "r1/2/build.build_a/8", Attempt = 8 });
        var own = await StartedAsync();

        Assert.Equal(3, Fake.Runs.Count);
        Fake.Runs[1].Finish(FakeEnd.Failed);
        Assert.Equal(PipelineStatus.Failed, (await EndAsync(Question(own.Handle, 9))).Status);
    }

    [Fact]
    public async Task Cancel_AnswerOfTheStartWasLost_StopsTheRun()
    {
        if (KnowsKeys)
        {
            return;
        }

        Fake.Break(Fault.AnswerLost, start: true);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Order));

        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(string.Empty)));

        Assert.True(Fake.Run.StopAsked);
    }

    /// <summary>Starts again and again, as a shell does, with time going by.</summary>
    private async Task<PipelineAccepted> StartInTheEndAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AcceptAsync(Order);
            }
            catch (ConnectorUnavailableException) when (attempt < 5)
            {
                _clock.Advance(TimeSpan.FromSeconds(31));
            }
        }
    }

    private async Task<PipelineEnded> FinishAsync()
    {
        var accepted = await StartedAsync();
        Fake.Run.Finish(FakeEnd.Succeeded);
        return await EndAsync(Question(accepted.Handle, 9));
    }
}
