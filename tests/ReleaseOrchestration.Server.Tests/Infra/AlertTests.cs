using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Infra;

/// <summary>What alerts look for is what the product says; an alert that looks for something else would never wake anybody.</summary>
public sealed class AlertTests
{
    private const string Process = """
        process:
          id: quick
          phases:
            - phase: {id: p, activities: [{activity: {id: ask, type: manual, approval: {approvers: ['user:alice'], quorum: 1}}}]}
        """;

    [Fact]
    public async Task Log_OfAReleaseThatFailed_IsWhatTheAlertLooksFor()
    {
        using var log = new RecordingLoggerProvider();
        await using var server = await RunningServer.StartConfiguredAsync(builder => builder.Logging.ClearProviders().AddProvider(log), folder: null);
        await server.ApplyAsync(Process);
        await server.PostAsync("api/releases", new { id = "r1", process = "quick", start = true });
        await server.PostAsync("api/releases/r1/nodes/p.ask/decide", new { decision = "reject", comment = "no" }, ("Relo-User", "alice"));
        await server.PostAsync("api/releases/r1/nodes/p.ask/fail", new { reason = "no" });
        await server.GetAsync("api/reports/releases");

        var query = InfraFiles.Queries["infra/queries/failed-releases.kql"];
        Assert.Contains("message startswith \"Release \"", query, StringComparison.Ordinal);
        Assert.Contains("message contains \" ended as Failed\"", query, StringComparison.Ordinal);
        Assert.Contains(log.Text.Split('\n'), line => line.StartsWith("Release r1 ended as Failed", StringComparison.Ordinal));
    }

    // Parts of the app that are not in every configuration are read from their sources.
    [Theory]
    [InlineData("failed-releases", " ended as ", "src/ReleaseOrchestration.Web/Reports/FiguresService.Log.cs", "Release {Release} ended as {Status} ")]
    [InlineData("stuck-orchestrations", " is set aside: ", "src/ReleaseOrchestration.Durable/Machines/MachineOrchestration.Log.cs", "The machine of {Instance} is set aside: {Reason}")]
    [InlineData("silent-scheduler", "CadenceTimer", "src/ReleaseOrchestration.Functions/Timers/CadenceTimer.cs", "[Function(nameof(CadenceTimer))]")]
    [InlineData("backlog", "release_orchestration.durable.signal.duration", "src/ReleaseOrchestration.Durable/Diagnostics/DurableMetrics.cs", "release_orchestration.durable.signal.duration")]
    [InlineData("backlog", "release_orchestration.signal.answered", "src/ReleaseOrchestration.Durable/Diagnostics/DurableMetrics.cs", "release_orchestration.signal.answered")]
    public void Queries_WhatTheyLookFor_IsSaidByTheApp(string query, string words, string source, string said)
    {
        Assert.Contains(words, InfraFiles.Queries[$"infra/queries/{query}.kql"], StringComparison.Ordinal);
        Assert.Contains(said, InfraFiles.Text(source.Split('/')), StringComparison.Ordinal);
    }

    [Fact]
    public void Queries_AllThatAreThere_BelongToAnAlertThatIsExplained()
    {
        var alerts = InfraFiles.Templates["infra/modules/alerts.bicep"];
        var page = InfraFiles.Text("docs", "azure.md");

        Assert.All(InfraFiles.Queries.Keys.Select(Path.GetFileNameWithoutExtension), query =>
        {
            Assert.Contains($"loadTextContent('../queries/{query}.kql')", alerts, StringComparison.Ordinal);
            Assert.Contains($"`{query}`", page, StringComparison.Ordinal);
        });
    }
}
