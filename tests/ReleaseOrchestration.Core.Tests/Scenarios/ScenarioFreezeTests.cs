using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Tests.Scenarios;

public sealed class ScenarioFreezeTests
{
    private const string Process = """
        process: {id: p, phases: [{phase: {id: one, environment: prod, activities: [{activity: {id: a, type: automated, pipeline: {pipeline: a}}}]}}]}
        ---

        """;

    private const string Document = """
        freeze: {id: f, scope: {environments: prod}, from: 2025-01-01T00:00:00Z, to: 2025-01-10T00:00:00Z}
        ---

        """;

    [Theory]
    [InlineData(Document, "", "2025-01-10T00:00:00Z")]
    [InlineData(Document, "- {at: 1h, by: fred, end-freeze: f, reason: over}", "1h")]
    [InlineData(Document, "- {at: 1h, by: fred, freeze: {id: f, from: 2025-01-01T00:00:00Z, to: 2025-01-08T00:00:00Z}}", "2025-01-08T00:00:00Z")]
    [InlineData(Document, "- {at: 1h, by: ann, break-glass: f, reason: r, expires: 2h}\n    - {at: 90m, by: bob, break-glass: f, reason: r}", "90m")]
    [InlineData(Document + "freeze: {id: g, from: 2025-01-01T00:00:00Z}\n---\n", "- {at: 1h, by: fred, end-freeze: f, reason: r}\n    - {at: 2h, by: fred, freeze: f}\n    - {at: 3h, by: fred, end-freeze: g, reason: r}\n    - {at: 4h, by: fred, end-freeze: f, reason: r}", "4h")]
    public void Run_WithFreezes_StartsWhenNoneHolds(string documents, string script, string started)
    {
        var result = Run(documents, script, $"started: {{one.a: {started}}}, release: Succeeded");
        Assert.True(result.Passed, string.Join('\n', result.Failures));
    }

    [Fact]
    public void Run_WithAFreezeThatNobodyEnds_EndsAndSaysWhatItWaitsFor()
    {
        var result = Run("freeze: {id: f, from: 2025-01-01T00:00:00Z}\n---\n", string.Empty, "release: Succeeded");
        Assert.Contains("the end of the freeze `f`", Assert.Single(result.Failures).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- {at: 1h, by: fred, freeze: g}", "RO1540")]
    [InlineData("- {at: 1h, by: fred, end-freeze: g}", "RO1540")]
    [InlineData("- {at: 1h, by: fred, break-glass: g, reason: r}", "RO1540")]
    [InlineData("- {at: 1h, by: fred, freeze: {id: g}}", "RO1140")]
    [InlineData("- {at: 1h, by: fred, freeze: {id: g, from: 2025-01-02T00:00:00Z, to: 2025-01-01T00:00:00Z}}", "RO1140")]
    [InlineData("- {at: 1h, by: fred, freeze: {id: g, fron: 2025-01-02T00:00:00Z}}", "RO1007")]
    [InlineData("- {at: 1h, freeze: {id: g, from: 2025-01-02T00:00:00Z}}", "RO1507")]
    [InlineData("- {at: 1h, by: fred, end-freeze: f, expires: 1h}", "RO1508")]
    [InlineData("- {at: 1h, by: fred, break-glass: f, reason: r, expires: soon}", "RO1125")]
    public void Check_OfALineAboutAFreeze_SaysWhatIsWrong(string line, string code)
    {
        var read = DocumentReader.Read(Text(Document, line, "release: Succeeded"));
        var problems = read.HasErrors ? read.Problems : [.. new ScenarioSuite(read.Documents).Scenarios.SelectMany(s => new ScenarioSuite(read.Documents).Check(s))];
        Assert.Contains(code, problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.True(p.Position.Line > 0));
    }

    private static ScenarioResult Run(string documents, string script, string expect)
    {
        var read = DocumentReader.Read(Text(documents, script, expect));
        Assert.True(!read.HasErrors, string.Join('\n', read.Problems));
        var suite = new ScenarioSuite(read.Documents);
        Assert.Empty(suite.Check(suite.Scenarios[0]));
        return suite.Run(suite.Scenarios[0]);
    }

    private static string Text(string documents, string script, string expect) => $$"""
        {{Process}}{{documents}}scenario:
          id: s
          process: p
          script:
            {{(script.Length == 0 ? "[]" : script)}}
          expect: { {{expect}} }
        """;
}
