using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Connectors.Tests.Http;

public sealed class HttpSettingsTests
{
    [Theory]
    [InlineData("name: x", "RO6003", "`url`")]
    [InlineData("url: 'https://ci.test', uri: x", "RO6003", "`uri`")]
    [InlineData("url: 'https://ci.test', method: GET", "RO6003", "`method`")]
    [InlineData("url: 'https://ci.test', timeout: soon", "RO6003", "`timeout`")]
    [InlineData("url: 'https://ci.test', headers: [a]", "RO6003", "`headers`")]
    [InlineData("url: 'https://ci.test', headers: {Host: x}", "RO6003", "`headers.Host`")]
    [InlineData("url: 'https://ci.test', headers: {X: \"a\\nb\"}", "RO6003", "`headers.X`")]
    [InlineData("url: 'ftp://ci.test'", "RO6003", "no absolute http")]
    [InlineData("url: '/start'", "RO6003", "no absolute http")]
    [InlineData("url: 'https://user:pw@ci.test'", "RO6003", "user or password")]
    [InlineData("url: 'https://{pipeline}.test/x'", "RO6003", "in its host")]
    [InlineData("url: 'https://{pipeline}'", "RO6003", "in its host")]
    [InlineData("url: '{pipeline}'", "RO6003", "in its host")]
    [InlineData("url: 'https://ci.test/{branch}'", "RO6003", "{branch}")]
    public async Task Start_WrongSetting_SaysWhichAndWhatToDo(string settings, string code, string part)
    {
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, {settings}}}");

        var ended = await host.EndAsync(ConnectorHost.Start());

        var atSaving = host.Problems.First(problem => problem.Severity == Severity.Error);
        Assert.Equal((ProblemCodes.WrongSetting, 1), (atSaving.Code, atSaving.Position.Line));
        Assert.EndsWith($"{atSaving.Message} {atSaving.Fix}", ended.Message, StringComparison.Ordinal);
        Assert.Equal(PipelineStatus.Failed, ended.Status);
        Assert.StartsWith(code, ended.Message, StringComparison.Ordinal);
        Assert.Contains(part, ended.Message, StringComparison.Ordinal);
        Assert.Contains("`c`", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../admin")]
    [InlineData("a/../../admin")]
    [InlineData("./x")]
    public async Task Start_PipelineThatClimbsOutOfItsFolder_IsRefused(string pipeline)
    {
        await using var host = new ConnectorHost().With("connector: {id: c, type: http, url: 'https://ci.test/p/{pipeline}'}");

        Assert.StartsWith("RO6101", (await host.EndAsync(ConnectorHost.Start() with { Pipeline = pipeline })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PipelineWithQuerySigns_StaysInItsPlace()
    {
        await using var server = await PipelineServer.StartAsync(202, string.Empty);
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/p/{{pipeline}}/run'}}");

        await host.ExecuteAsync(ConnectorHost.Start() with { Pipeline = "a?b=c#d%2e%2e/x" });

        Assert.Equal("/p/a%3Fb%3Dc%23d%252e%252e/x/run", Assert.Single(server.Received).Target);
    }

    [Fact]
    public async Task Start_UnknownConnector_FailsAndNamesIt()
    {
        await using var host = new ConnectorHost();

        var ended = await host.EndAsync(ConnectorHost.Start("nowhere"));

        Assert.StartsWith("RO6001: There is no connector `nowhere`.", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TypeOfAnotherVersion_FailsAndNamesThoseThatAreThere()
    {
        await using var host = new ConnectorHost().With(new ConnectorDefinition { Id = "c", Type = "semaphore" });

        var ended = await host.EndAsync(ConnectorHost.Start());

        Assert.StartsWith("RO6002", ended.Message, StringComparison.Ordinal);
        Assert.Contains("azure-devops, command, github, ", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_OfEveryConnector_DeclareTheirSettings()
    {
        await using var host = new ConnectorHost();

        Assert.All(host.Services.GetServices<IPipelineConnector>(), connector => Assert.NotNull(ConnectorKind.Find(connector.Type)));
    }

    [Fact]
    public async Task Cancel_UnknownConnector_IsDone()
    {
        await using var host = new ConnectorHost();

        Assert.IsType<EffectDone>(await host.ExecuteAsync(new CancelPipeline { Connector = "nowhere", IdempotencyKey = "k" }));
    }
}
