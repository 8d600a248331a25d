using System.Diagnostics;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Tests.Scenarios;

public sealed class SampleScenarioTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "samples");

    public static TheoryData<string> WithScenarios =>
        [.. Directory.EnumerateFiles(Folder, "scenarios.yaml", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    private static ScenarioSuite Suite(string folder) => new(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .SelectMany(file => DocumentReader.Read(File.ReadAllText(file), file).Documents));

    [Theory]
    [MemberData(nameof(WithScenarios))]
    public void Run_EveryScenarioOfASample_Passes(string sample)
    {
        var suite = Suite(Path.Combine(Folder, sample));
        Assert.NotEmpty(suite.Scenarios);
        Assert.All(suite.Scenarios, scenario =>
        {
            Assert.Empty(suite.Check(scenario));
            Suites.AssertPasses(suite.Run(scenario));
        });
    }

    [Fact]
    public void Run_AllSamples_TakesLessThanTenSeconds()
    {
        var suite = Suite(Folder);
        var watch = Stopwatch.StartNew();
        Assert.True(suite.Scenarios.Length >= 18);
        Assert.All(suite.Scenarios, scenario => Assert.True(suite.Run(scenario).Passed));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Check_ProductionThatNoLongerWaitsForTheBuilds_IsRefusedForItsArtifacts()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "multi-service-release", "process.yaml"));
        var loose = text.Replace("depends-on: [staging]", "depends-on: []", StringComparison.Ordinal);
        Assert.NotEqual(text, loose);
        var errors = DocumentReader.Read(loose).Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        Assert.All(errors, problem => Assert.Equal(("RO1306", true), (problem.Code, problem.Path.StartsWith("process.phases[4].activities[", StringComparison.Ordinal))));
        Assert.Equal(
            ["activities[0].inputs.report", "activities[1].inputs.ARTIFACT", "activities[2].inputs.ARTIFACT", "activities[3].inputs.ARTIFACT"],
            errors.Select(problem => problem.Path["process.phases[4].".Length..]).Order(StringComparer.Ordinal));
        Assert.All(new[] { "build_a", "build_b", "build_c" }, build => Assert.Contains(errors, problem => problem.Message.Contains(build, StringComparison.Ordinal)));
    }

    [Fact]
    public void Run_Twice_TellsTheSame()
    {
        var suite = Suite(Folder);
        Assert.All(suite.Scenarios, scenario => Assert.Equal(suite.Run(scenario).Timeline.ToArray(), suite.Run(scenario).Timeline.ToArray()));
    }
}
