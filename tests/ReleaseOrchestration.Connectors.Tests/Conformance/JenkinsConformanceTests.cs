using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public sealed class JenkinsConformanceTests : ConnectorConformance
{
    private FakeJenkins Jenkins => (FakeJenkins)Fake;

    private string Number => $"{Fake.Run.Id - 30433600}";

    private protected override FakeSystem Create() => new FakeJenkins();

    [Fact]
    public async Task Start_Job_WaitsInTheQueueAndBecomesABuild()
    {
        Jenkins.QueuedFor = 2;

        var item = await AcceptAsync(Order);
        Assert.Equal($"jenkins:{Fake.Authority}/ci/job/Team A/job/app/queue/{Fake.Run.Id + 1000}", item.Handle);
        Assert.Empty(item.ExternalKey);
        Assert.Equal(item.Handle, (await AcceptAsync(Question(item.Handle, 1))).Handle);
        Assert.Equal(item.Handle, (await AcceptAsync(Question(item.Handle, 2))).Handle);
        var build = await AcceptAsync(Question(item.Handle, 3));

        Assert.Equal($"jenkins:{Fake.Authority}/ci/job/Team A/job/app/{Number}", build.Handle);
        Assert.Equal($"jenkins:{Fake.Authority}/ci/job/team a/job/app/{Number}", build.ExternalKey);
        Assert.Equal($"http://jenkins.internal:8080/ci/job/Team%20A/job/app/{Number}/", build.LogUrl);
    }

    [Fact]
    public async Task Start_ControllerWithoutCrumbs_NeedsNone()
    {
        Jenkins.WantsCrumbs = false;

        await StartedAsync();

        Assert.DoesNotContain(Fake.Received, request => request.Headers.ContainsKey("Jenkins-Crumb"));
    }

    [Fact]
    public async Task Start_JobWithoutParameters_IsBuiltWithoutAny()
    {
        Configure(", correlation-input: ''");

        await AcceptAsync(Order with { Pipeline = "plain", Ref = string.Empty, Inputs = Order.Inputs.Clear() });

        Assert.Equal("plain", Fake.Run.Pipeline);
    }

    [Fact]
    public async Task Start_RefThatNoParameterTakes_IsRefused()
    {
        Host.With(Fake.Connector("env://PATH").Replace(", ref-input: BRANCH", string.Empty, StringComparison.Ordinal));

        Assert.StartsWith("RO6312: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Received);
    }

    [Theory]
    [InlineData("Team A/nothing", "RO6303")]
    [InlineData("Team A/../app", "RO6309")]
    [InlineData("", "RO6309")]
    public async Task Start_WrongJob_SaysWhatIsWrong(string pipeline, string code)
    {
        Assert.StartsWith(code, (await EndAsync(Order with { Pipeline = pipeline })).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Runs);
    }

    [Fact]
    public async Task Start_AnswerWasLostWhileQueued_FindsTheItem()
    {
        Jenkins.QueuedFor = 5;
        Fake.Break(Fault.AnswerLost, start: true);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Order));

        Assert.EndsWith($"/queue/{Fake.Run.Id + 1000}", (await AcceptAsync(Order)).Handle, StringComparison.Ordinal);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_AnswerWasLostAndTheBuildRuns_FindsTheBuild()
    {
        Jenkins.QueuedFor = 0;
        Fake.Break(Fault.AnswerLost, start: true);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Order));

        Assert.EndsWith($"/app/{Number}", (await AcceptAsync(Order)).Handle, StringComparison.Ordinal);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_NoCorrelationAndTheAnswerWasLost_IsNotMadeAgain()
    {
        Configure(", correlation-input: ''");
        Fake.Break(Fault.AnswerLost, start: true);

        Assert.StartsWith("RO6304: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Poll_ItemThatTheQueueForgot_FindsTheBuildThatRemembersIt()
    {
        Jenkins.QueuedFor = 0;
        var item = await AcceptAsync(Order);
        Jenkins.Forgets = true;

        Assert.EndsWith($"/app/{Number}", (await AcceptAsync(Question(item.Handle))).Handle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_ItemThatWaits_TakesItOutOfTheQueue()
    {
        Jenkins.QueuedFor = 10;
        var item = await AcceptAsync(Order);

        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(item.Handle)));

        Assert.Contains(Fake.Received, request => request.Path == "/ci/queue/cancelItem");
        Assert.Equal(PipelineStatus.Cancelled, (await EndAsync(Question(item.Handle))).Status);
    }

    [Fact]
    public async Task Cancel_ItemThatHasBecomeABuild_StopsTheBuild()
    {
        Jenkins.QueuedFor = 0;
        var item = await AcceptAsync(Order);

        Assert.IsType<EffectDone>(await Host.ExecuteAsync(Stop(item.Handle)));

        Assert.Contains(Fake.Received, request => request.Path == $"/ci/job/Team%20A/job/app/{Number}/stop");
        Assert.True(Fake.Run.StopAsked);
    }

    [Theory]
    [InlineData("jenkins:ci.example/job/app/1")]
    [InlineData("jenkins:HOST/ci/1")]
    [InlineData("jenkins:HOST/ci/job/app")]
    [InlineData("jenkins:HOST/ci/job/../1")]
    [InlineData("jenkins:HOST/ci/view/app/1")]
    [InlineData("1")]
    public async Task Poll_BuildOfAnotherController_IsNotAskedFor(string handle)
    {
        Assert.StartsWith("RO6307: ", (await EndAsync(Question(handle.Replace("HOST", Fake.Authority, StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Received);
    }
}
