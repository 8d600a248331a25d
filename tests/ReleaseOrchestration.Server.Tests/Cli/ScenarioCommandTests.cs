using System.Xml.Linq;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class ScenarioCommandTests : IDisposable
{
    private const string Process = "process: {id: p, phases: [{phase: {id: build, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: x}}}]}}]}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scenario_Samples_PassInTheOrderOfTheFiles()
    {
        var command = new CommandLine();

        var exitCode = await command.RunAsync("scenario", Samples.Folder, "--quiet");

        Assert.True(exitCode == ExitCodes.Done, command.Out);
        var ids = command.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', ':')[2]).ToList();
        Assert.Equal(["flag_all_well", "flag_over_budget", "flag_transient_failure", "flag_aborted", "flag_restarted", "hotfix_all_well"], ids.Take(6));
        Assert.EndsWith($"{ids.Count} passed, 0 failed.\n", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_ThatComesOtherwise_FailsWithTheDifferenceAndItsPlace()
    {
        _folder.Write("p.yaml", Process);
        var file = _folder.Write("scenarios.yaml", "scenario:\n  id: s\n  process: p\n  expect:\n    release: Failed\n");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("scenario", _folder.Path));
        Assert.Contains("2025-01-06T09:01:00Z  build.a    activity.ended    Succeeded   1", command.Out, StringComparison.Ordinal);
        Assert.Contains("FAILED  s: the release is Succeeded at 2025-01-06T09:01:00Z\n", command.Out, StringComparison.Ordinal);
        Assert.Contains($"  {file}:5:14: release: expected Failed, but it is Succeeded\n", command.Out, StringComparison.Ordinal);
        Assert.Contains("1 scenario: 0 passed, 1 failed.", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_Json_HoldsTimelineAndFailures()
    {
        _folder.Write("p.yaml", Process + "---\nscenario: {id: s, process: p, expect: {release: Failed}}\n");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("scenario", _folder.Path, "--json"));
        Assert.False(command.Json.GetProperty("passed").GetBoolean());
        var scenario = command.Json.GetProperty("scenarios")[0];
        Assert.Equal("release.started", scenario.GetProperty("timeline")[0].GetProperty("event").GetString());
        var failure = scenario.GetProperty("failures")[0];
        Assert.Equal(("release", "Failed", 3), (failure.GetProperty("expectation").GetString(), failure.GetProperty("expected").GetString(), failure.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Scenario_JUnit_HasACaseForEach()
    {
        _folder.Write("p.yaml", Process + "---\nscenario: {id: good, process: p, expect: {}}\n---\nscenario: {id: bad, process: p, expect: {never-started: [a]}}\n");
        var report = Path.Combine(_folder.Path, "junit.xml");

        Assert.Equal(ExitCodes.Failed, await new CommandLine().RunAsync("scenario", _folder.Path, "--junit", report));
        var suite = XDocument.Load(report).Root!.Element("testsuite")!;
        Assert.Equal(("p", "2", "1"), (suite.Attribute("name")!.Value, suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["good", "bad"], suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
        Assert.Contains("expected that a never starts", suite.Elements("testcase").Last().Element("failure")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_DocumentsWithErrors_RunNothingAndTellThem()
    {
        var file = _folder.Write("p.yaml", Process + "---\nscenario: {id: s, process: p, script: [{on: build.b}], expect: {}}\n");
        var report = Path.Combine(_folder.Path, "junit.xml");
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Failed, await command.RunAsync("scenario", file, "--junit", report));
        Assert.Contains($"{file}:3:45: error RO1504: `p` has no `build.b`.", command.Error, StringComparison.Ordinal);
        Assert.Equal(string.Empty, command.Out);
        Assert.Contains("RO1504", XDocument.Load(report).Descendants("error").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_FilesWithoutOne_IsAUsageError()
    {
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Usage, await command.RunAsync("scenario", _folder.Write("p.yaml", Process)));
        Assert.Contains("hold no scenario", command.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scenario_LineThatAnswersNothing_IsAWarningAtItsPlace()
    {
        var file = _folder.Write("p.yaml", Process + """
            ---
            scenario:
              id: s
              process: p
              script:
                - {on: a, after: 2m, result: succeeded}
                - {on: a, attempt: 2, after: 2m, result: failed}
              expect: {release: Succeeded}
            """);
        var command = new CommandLine();

        Assert.Equal(ExitCodes.Done, await command.RunAsync("scenario", file, "--quiet"));
        Assert.Contains($"  {file}:8:12: warning RO1517: No pipeline asked for this line: `a` never ran in attempt 2, or other lines answered.", command.Out, StringComparison.Ordinal);
        var json = new CommandLine();
        await json.RunAsync("scenario", file, "--json");
        var warning = Assert.Single(json.Json.GetProperty("scenarios")[0].GetProperty("warnings").EnumerateArray());
        Assert.Equal(("RO1517", 8), (warning.GetProperty("code").GetString(), warning.GetProperty("line").GetInt32()));
    }
}
