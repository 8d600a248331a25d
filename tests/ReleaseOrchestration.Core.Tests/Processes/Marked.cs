using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

/// <summary>Documents in which § marks the place of the problem.</summary>
internal static class Marked
{
    public static (string Text, int Line, int Column) Split(string marked)
    {
        var at = marked.IndexOf('§', StringComparison.Ordinal);
        Assert.True(at >= 0, "The document has no mark.");
        var before = marked[..at];
        return (marked.Remove(at, 1), before.Count(character => character == '\n') + 1, at - before.LastIndexOf('\n'));
    }

    /// <summary>The document has exactly one problem: this code at the mark.</summary>
    public static Problem AssertOnly(string code, string marked)
    {
        var (text, line, column) = Split(marked);
        var problem = Assert.Single(DocumentReader.Read(text, "f.yaml").Problems);
        Assert.Equal((code, new SourcePosition("f.yaml", line, column)), (problem.Code, problem.Position));
        return problem;
    }

    public static ProcessDefinition Process(string text)
    {
        var read = DocumentReader.Read(text);
        Assert.DoesNotContain(read.Problems, problem => problem.Severity == Severity.Error);
        return Assert.IsType<ProcessDocument>(Assert.Single(read.Documents)).Process;
    }

    /// <summary>A process with these phases, each a line in flow style.</summary>
    public static string WithPhases(params IEnumerable<string> phases) =>
        "process:\n  id: p\n  phases:\n" + string.Concat(phases.Select(phase => $"    - phase: {phase}\n"));

    /// <summary>A process of one phase with these activities and gates, each a line in flow style.</summary>
    public static string WithActivities(params IEnumerable<string> activities) =>
        "process:\n  id: p\n  phases:\n    - phase:\n        id: a\n        activities:\n" + string.Concat(activities.Select(activity => $"          - activity: {activity}\n"));
}
