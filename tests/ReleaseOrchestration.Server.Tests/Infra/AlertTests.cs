using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Connectors.Tests.Parts;
using ReleaseOrchestration.Server.Tests.Api;

namespace ReleaseOrchestration.Server.Tests.Infra;

/// <summary>What alerts look for is what the product says; an alert that looks for something else would never wake anybody.</summary>
public sealed partial class AlertTests
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
        var start = Begin().Match(query).Groups["text"].Value;
        var part = Part().Match(query).Groups["text"].Value;
        Assert.Equal(("Release ", " ended as Failed"), (start, part));
        Assert.Contains(log.Text.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal));
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

    [GeneratedRegex(@"message startswith ""(?<text>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Begin();

    [GeneratedRegex(@"message contains ""(?<text>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}
