using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public sealed class GitLabConformanceTests : ConnectorConformance
{
    private protected override FakeSystem Create() => new FakeGitLab();

    [Fact]
    public async Task Start_Pipeline_IsNamedByItsNumbers()
    {
        var accepted = await AcceptAsync(Order);

        Assert.Equal($"gitlab:{Fake.Authority}/projects/3/pipelines/{Fake.Run.Id}", accepted.ExternalKey);
        Assert.Equal($"{Fake.Url}/group/app/-/pipelines/{Fake.Run.Id}", accepted.LogUrl);
        Assert.StartsWith("relo-", Fake.Run.Inputs["RELO_IDEMPOTENCY_KEY"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Inputs_KeepTheirTypes()
    {
        Configure(", inputs-as: inputs");

        await AcceptAsync(Order);

        Assert.Equal(("3", "1.4.0"), (Fake.Run.Inputs["input count"], Fake.Run.Inputs["input version"]));
        Assert.Equal(System.Text.Json.JsonValueKind.Number, Fake.Received.Single().Json.GetProperty("inputs").GetProperty("count").ValueKind);
        Assert.DoesNotContain("count", Fake.Run.Inputs.Keys);
    }

    [Fact]
    public async Task Start_NumberOfTheProjectWithoutRef_TakesTheDefaultBranch()
    {
        await AcceptAsync(Order with { Pipeline = "3", Ref = string.Empty });

        Assert.Equal("trunk", Fake.Run.Ref);
    }

    [Theory]
    [InlineData("group/nothing", "RO6303")]
    [InlineData("..", "RO6309")]
    [InlineData("", "RO6309")]
    public async Task Start_WrongProject_SaysWhatIsWrong(string pipeline, string code)
    {
        Assert.StartsWith(code, (await EndAsync(Order with { Pipeline = pipeline })).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Runs);
    }

    [Fact]
    public async Task Start_RefThatIsNotThere_SaysWhatTheServerSays() =>
        Assert.Contains("Reference not found", (await EndAsync(Order with { Ref = "gone" })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Start_NoCorrelationAndTheAnswerWasLost_IsNotMadeAgain()
    {
        Configure(", correlation-input: ''");
        Fake.Break(Fault.AnswerLost, start: true);

        Assert.StartsWith("RO6304: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.Single(Fake.Runs);
        Assert.DoesNotContain("RELO_IDEMPOTENCY_KEY", Fake.Run.Inputs.Keys);
    }

    [Fact]
    public async Task Start_AnswerWasLostAndOtherPipelinesAreHidden_FindsItsOwn()
    {
        await AcceptAsync(Order with { IdempotencyKey = "r1/2/build.build_b/1" });
        Fake.Break(Fault.AnswerLost, start: true);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Order));
        await AcceptAsync(Order with { IdempotencyKey = "r1/2/build.build_c/1" });
        ((FakeGitLab)Fake).Hidden.UnionWith([Fake.Runs[0].Id, Fake.Runs[2].Id]);

        Assert.EndsWith($"/pipelines/{Fake.Runs[1].Id}", (await AcceptAsync(Order)).ExternalKey, StringComparison.Ordinal);
        Assert.Equal(3, Fake.Runs.Count);
    }

    [Theory]
    [InlineData("gitlab:gitlab.com/projects/3/pipelines/47")]
    [InlineData("gitlab:HOST/projects/../pipelines/47")]
    [InlineData("47")]
    public async Task Poll_PipelineOfAnotherHost_IsNotAskedFor(string handle) =>
        Assert.StartsWith("RO6307: ", (await EndAsync(Question(handle.Replace("HOST", Fake.Authority, StringComparison.Ordinal)))).Message, StringComparison.Ordinal);
}
