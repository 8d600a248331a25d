using ReleaseOrchestration.Connectors.Tests.Conformance.Systems;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

public sealed class AzureDevOpsConformanceTests : ConnectorConformance
{
    private FakeAzureDevOps Azure => (FakeAzureDevOps)Fake;

    private protected override FakeSystem Create() => new FakeAzureDevOps();

    [Fact]
    public async Task Start_Run_NamesItsBuildAndShowsItsPage()
    {
        var accepted = await AcceptAsync(Order);

        Assert.Equal($"azure-devops:{Fake.Authority}/fabrikam/builds/{Fake.Run.Id}", accepted.ExternalKey);
        Assert.Equal($"{Fake.Url}/Fabrikam/Web%20Shop/_build/results?buildId={Fake.Run.Id}", accepted.LogUrl);
        Assert.Equal("refs/heads/release/1.4", Fake.Received.Single().Json.GetProperty("resources").GetProperty("repositories").GetProperty("self").GetProperty("refName").GetString());
    }

    [Fact]
    public async Task Start_InputsAsVariables_MarksSecretsAsSuch()
    {
        Configure(", inputs-as: variables");

        await AcceptAsync(Order);

        var variables = Fake.Received.Single().Json.GetProperty("variables");
        Assert.True(variables.GetProperty("password").GetProperty("isSecret").GetBoolean());
        Assert.False(variables.GetProperty("version").GetProperty("isSecret").GetBoolean());
    }

    [Fact]
    public async Task Start_EntraToken_IsABearerToken()
    {
        Configure(", token-type: entra");

        await AcceptAsync(Order);

        Assert.StartsWith("Bearer ", Fake.Received.Single().Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_NameOfThePipeline_IsLookedUp()
    {
        await AcceptAsync(Order with { Pipeline = "Build app" });

        Assert.Single(Fake.Runs);
    }

    [Theory]
    [InlineData("Build*", "RO6303")]
    [InlineData("Nothing", "RO6303")]
    [InlineData("Twice", "RO6309")]
    [InlineData("99", "RO6303")]
    public async Task Start_WrongPipeline_SaysWhatIsWrong(string pipeline, string code)
    {
        Assert.StartsWith(code, (await EndAsync(Order with { Pipeline = pipeline })).Message, StringComparison.Ordinal);
        Assert.Empty(Fake.Runs);
    }

    [Fact]
    public async Task Start_ParameterThatThePipelineDoesNotHave_SaysWhatTheServerSays()
    {
        var ended = await EndAsync(Order with { Inputs = Order.Inputs.Add("unknown", Order.Inputs["version"]) });

        Assert.Contains("Unexpected parameter 'unknown'", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AnswerWasLostOnAnOlderServer_FindsTheRunByItsText()
    {
        Azure.TellsParameters = false;
        Fake.Break(Fault.AnswerLost, start: true);
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => Host.ExecuteAsync(Order));

        await AcceptAsync(Order);

        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Start_NoCorrelationAndTheAnswerWasLost_IsNotMadeAgain()
    {
        Configure(", correlation-input: ''");
        Fake.Break(Fault.DoneBut(502), start: true);

        Assert.StartsWith("RO6304: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
        Assert.Single(Fake.Runs);
    }

    [Fact]
    public async Task Poll_AttachmentsOnAnotherHost_AreNotFetchedWithTheToken()
    {
        Azure.AttachmentsAt = "https://elsewhere.test/steal";

        Assert.StartsWith("RO6110: ", (await EndedAsync(FakeEnd.Succeeded, "{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_RedirectToThePageToSignIn_IsAQuestionOfCredentials()
    {
        Fake.Break(Fault.Redirect("https://spsprodweu5.vssps.visualstudio.com/_signin?realm=dev.azure.com"), start: true);

        Assert.StartsWith("RO6301: ", (await EndAsync(Order)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-devops:dev.azure.com/fabrikam/builds/12")]
    [InlineData("12")]
    public async Task Poll_RunOfAnotherOrganization_IsNotAskedFor(string handle) =>
        Assert.StartsWith("RO6307: ", (await EndAsync(Question(handle))).Message, StringComparison.Ordinal);
}
