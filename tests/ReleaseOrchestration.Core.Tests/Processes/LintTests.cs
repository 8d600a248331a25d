using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class LintTests
{
    private const string Pipe = "pipeline: {connector: c, pipeline: p}";

    [Theory]
    [InlineData("{id: a, if: §<+ 1 == 1>}", "true whatever happens")]
    [InlineData("{id: a, if: §'false'}", "never runs")]
    [InlineData("{id: a, if: §release.version == '1' && false}", "never runs")]
    [InlineData("{id: a, gates: {entry: [{id: g, check: §'true'}]}}", "met whatever happens")]
    [InlineData("{id: a, gates: {entry: [{id: g, check: §1 > 2}]}}", "never met")]
    [InlineData("{id: a, if: §1 / 0 == 1}", "always fails")]
    public void Read_ConstantCondition_IsAWarning(string phase, string words) => Expect(ProblemCodes.ConstantCondition, words, Marked.WithPhases(phase));

    [Fact]
    public void Read_RequiredThatIsConstant_IsFine() =>
        Assert.Empty(DocumentReader.Read(Marked.WithActivities("{id: x, type: manual, tasks: [{id: t, required: true}, {id: u, required: 'false'}]}")).Problems);

    [Theory]
    [InlineData("{id: a, run-on: §failure}", "waits for nothing")]
    [InlineData("{id: a, activities: [{activity: {id: x, run-on: §failure, " + Pipe + "}}]}", "waits for nothing")]
    [InlineData("{id: a, activities: [{activity: {id: w, type: wait, duration: 1h}}, {activity: {id: x, depends-on: [w], run-on: §failure, " + Pipe + "}}]}", "nothing that it waits for can fail")]
    public void Read_RunOnFailureOfNothing_NeverRuns(string phase, string words) => Expect(ProblemCodes.Unreachable, words, Marked.WithPhases(phase));

    [Fact]
    public void Read_RunOnFailureAfterAPhaseOfWaits_NeverRuns() => Expect(
        ProblemCodes.Unreachable,
        "`b` never runs",
        Marked.WithPhases("{id: a, activities: [{activity: {id: w, type: wait, duration: 1h}}]}", "{id: b, depends-on: [a], run-on: §failure}"));

    [Theory]
    [InlineData("{id: w, type: wait, duration: 1h, timeout: 5m}")]
    [InlineData("{id: w, type: wait, duration: <+release.version>}")]
    [InlineData("{id: w, " + Pipe + "}")]
    [InlineData("{id: w, on-failure: ignore, " + Pipe + "}")]
    [InlineData("{id: w, type: manual, tasks: [{id: t}]}")]
    public void Read_RunOnFailureOfWhatCanFail_IsFine(string activity) => Assert.Empty(
        DocumentReader.Read(Marked.WithPhases($"{{id: a, activities: [{{activity: {activity}}}]}}", "{id: b, depends-on: [a], run-on: failure}")).Problems);

    [Theory]
    [InlineData("process:\n  id: p\n  inputs: {i: §{}}\n  phases: [{phase: {id: a}}]\n", "input `i` of the process")]
    [InlineData("process:\n  id: p\n  variables: {v: §1}\n  phases: [{phase: {id: a}}]\n", "variable `v`")]
    [InlineData("process:\n  id: p\n  phases: [{phase: {id: a, inputs: {i: §{}}}}]\n", "input `i` of the phase `a`")]
    [InlineData("process:\n  id: p\n  phases: [{phase: {id: a, variables: {v: §1}}}]\n", "variable `v`")]
    [InlineData("process:\n  id: p\n  phases: [{phase: {id: a, activities: [{activity: {id: x, variables: {v: §1}, " + Pipe + "}}]}}]\n", "variable `v`")]
    [InlineData("process:\n  id: p\n  phases: [{phase: {id: a, activities: [{activity: {id: x, type: wait, duration: 1h, inputs: {i: §1}}}]}}]\n", "input `i` of `a.x`")]
    [InlineData("process:\n  id: p\n  phases: [{phase: {id: a, inputs: {i: §{}}}}, {phase: {id: b, depends-on: [a], inputs: {i: {}}, environment: <+inputs.i>}}]\n", "input `i` of the phase `a`")]
    public void Read_NameThatNothingReads_IsAWarning(string text, string words) => Expect(ProblemCodes.Unused, words, text);

    [Theory]
    [InlineData("process:\n  id: p\n  inputs: {i: {}}\n  outputs: {o: <+releaseInput.global.i>}\n  phases: [{phase: {id: a}}]\n")]
    [InlineData("process:\n  id: p\n  inputs: {i: {}}\n  variables: {v: <+inputs.i>, w: <+variables.v>}\n  outputs: {o: '${variables.w}'}\n  phases: [{phase: {id: a}}]\n")]
    [InlineData("process:\n  id: p\n  inputs: {i: {}}\n  phases: [{phase: {id: a, activities: [{activity: {id: x, inputs: {i: <+inputs.i>}, " + Pipe + "}}]}}]\n")]
    [InlineData("process:\n  id: p\n  inputs: {i: {}}\n  phases: [{phase: {id: a, activities: [{activity: build@1}]}}]\n")]
    public void Read_NameThatIsRead_IsFine(string text) => Assert.Empty(DocumentReader.Read(text).Problems);

    [Theory]
    [InlineData("process:\n  id: p\n  inputs: {i: {}}\n  outputs: {o: <+inputs.i>}\n  phases: [{phase: {id: a, inputs: {i: §{}}, environment: <+inputs.i>}}]\n", "releaseInput.phase.i")]
    [InlineData("process:\n  id: p\n  variables: {v: 1}\n  outputs: {o: <+variables.v>}\n  phases: [{phase: {id: a, variables: {v: §x}, environment: <+variables.v>}}]\n", "hides the one of the process")]
    [InlineData("process:\n  id: p\n  phases: [{phase: {id: a, variables: {v: x}, environment: <+variables.v>, activities: [{activity: {id: x, variables: {v: §y}, environment: <+variables.v>, " + Pipe + "}}]}}]\n", "hides the one of the phase")]
    public void Read_NameThatHidesAWiderOne_IsAWarning(string text, string words) => Expect(ProblemCodes.Shadows, words, text);

    [Fact]
    public void Read_DependencyNamedAsAPhaseToo_IsAWarning() => Expect(
        ProblemCodes.AmbiguousDependency,
        "`build.build`",
        Marked.WithPhases("{id: build, activities: [{activity: {id: build, " + Pipe + "}}, {activity: {id: x, depends-on: [§build], " + Pipe + "}}]}"));

    [Fact]
    public void Read_DependencyInFull_IsFine() => Assert.Empty(DocumentReader.Read(
        Marked.WithPhases("{id: build, activities: [{activity: {id: build, " + Pipe + "}}, {activity: {id: x, depends-on: [build.build], " + Pipe + "}}]}")).Problems);

    private static void Expect(string code, string words, string marked)
    {
        var problem = Marked.AssertOnly(code, marked);
        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.Contains(words, problem.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.Fix);
    }
}
