using Microsoft.Extensions.DependencyInjection;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Connectors.Tests.Callbacks;

public sealed class ExternalRunTests
{
    [Fact]
    public async Task Start_HandleOfTheAnswer_IsFoundByItsKey()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"accepted","handle":"Run 7/a"}""");
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/start', poll-url: '{server.Url}/runs/{{handle}}'}}");
        var start = ConnectorHost.Start(attempt: 3);

        var accepted = Assert.IsType<PipelineAccepted>(await host.ExecuteAsync(start));

        Assert.Equal($"http:{new Uri(server.Url).Authority}/Run 7/a", accepted.ExternalKey);
        var run = await host.Services.GetRequiredService<ExternalRuns>().FindAsync(accepted.ExternalKey, default);
        var expected = new ExternalRun { Key = accepted.ExternalKey, Machine = ConnectorHost.Address, Attempt = 3, IdempotencyKey = start.IdempotencyKey, Connector = "c", Handle = "Run 7/a" };
        Assert.Equal(expected, run);
        Assert.Equal(("c", "Run 7/a", start.IdempotencyKey, 3), (run!.ToPoll().Connector, run.ToPoll().Handle, run.ToPoll().IdempotencyKey, run.ToPoll().Attempt));
    }

    [Fact]
    public async Task Poll_SameHandle_WritesTheRunOnce()
    {
        await using var server = await PipelineServer.StartAsync(202, """{"status":"running","handle":"7"}""");
        await using var host = new ConnectorHost().With($"connector: {{id: c, type: http, url: '{server.Url}/start', poll-url: '{server.Url}/runs/{{handle}}'}}");
        var start = ConnectorHost.Start();

        await host.ExecuteAsync(start);
        var writes = host.Documents.Writes;
        await host.ExecuteAsync(new PollPipeline { Connector = "c", Handle = "7", IdempotencyKey = start.IdempotencyKey, Attempt = 1, Count = 1 });

        Assert.Equal(writes, host.Documents.Writes);
    }

    [Fact]
    public async Task Find_RunThatNobodyStarted_IsNull()
    {
        await using var host = new ConnectorHost();

        Assert.Null(await host.Services.GetRequiredService<ExternalRuns>().FindAsync("github:github.com/octo/app/runs/1", default));
    }

    [Fact]
    public void Keys_WhateverTheirCase_AreThoseOfTheDocumentation()
    {
        Assert.Equal("github:github.com/octo-org/app/runs/30433642", ExternalKeys.GitHub("GitHub.com", "Octo-Org", "App", 30433642));
        Assert.Equal("azure-devops:dev.azure.com/fabrikam/builds/12", ExternalKeys.AzureDevOps(new Uri("https://dev.azure.com/Fabrikam/"), 12));
        Assert.Equal("azure-devops:dev.azure.com/fabrikam/builds/12", ExternalKeys.AzureDevOps(new Uri("https://fabrikam.visualstudio.com"), 12));
        Assert.Equal("azure-devops:tfs.example:8443/tfs/main line/builds/12", ExternalKeys.AzureDevOps(new Uri("https://tfs.example:8443/tfs/Main%20Line"), 12));
        Assert.Equal("gitlab:gitlab.example/projects/3/pipelines/47", ExternalKeys.GitLab("gitlab.example", 3, 47));
        Assert.Equal("jenkins:ci.example:8080/job/team a/job/app/18", ExternalKeys.Jenkins(new Uri("http://ci.example:8080/job/Team%20A/job/app/18/")));
    }
}
