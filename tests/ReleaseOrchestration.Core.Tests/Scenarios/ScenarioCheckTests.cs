using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;
using ReleaseOrchestration.Core.Tests.Processes;

namespace ReleaseOrchestration.Core.Tests.Scenarios;

public sealed class ScenarioCheckTests
{
    [Theory]
    [InlineData(ProblemCodes.MissingKey, "scenario: §{id: x, process: p}\n")]
    [InlineData(ProblemCodes.InvalidInstant, "scenario: {id: x, process: p, start: §today, expect: {}}\n")]
    [InlineData(ProblemCodes.InvalidInstant, "scenario: {id: x, process: p, script: [{at: §soon, release: pause, by: a}], expect: {}}\n")]
    [InlineData(ProblemCodes.UnknownKey, "scenario: {id: x, process: p, expect: {§relase: Failed}}\n")]
    [InlineData(ProblemCodes.InvalidValue, "scenario: {id: x, process: p, expect: {release: §Done}}\n")]
    [InlineData(ProblemCodes.InvalidValue, "scenario: {id: x, process: p, expect: {statuses: {a: §Fine}}}\n")]
    [InlineData(ProblemCodes.InvalidValue, "scenario: {id: x, process: p, expect: {attempts: {a: §many}}}\n")]
    [InlineData(ScenarioCodes.InvalidLine, "scenario: {id: x, process: p, script: [§{at: 1h, by: a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.InvalidLine, "scenario: {id: x, process: p, script: [§{at: 1h, skip: a, end-wait: a, by: a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.MissingInLine, "scenario: {id: x, process: p, script: [§{at: 1h, skip: a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.NotForLine, "scenario: {id: x, process: p, script: [{on: a, by: §a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.MissingInLine, "scenario: {id: x, process: p, script: [§{at: 1h, release: restart, by: a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.NotForLine, "scenario: {id: x, process: p, script: [{at: 1h, release: pause, from: §a, by: a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.NotForLine, "scenario: {id: x, process: p, script: [{at: 1h, remediate: a, action: fail, process: §q, by: a}], expect: {}}\n")]
    [InlineData(ProblemCodes.InvalidReference, "scenario: {id: x, process: p, script: [{at: 1h, remediate: a, action: retry, process: §q@x, by: a}], expect: {}}\n")]
    [InlineData(ScenarioCodes.InvalidExpectation, "scenario: {id: x, process: p, expect: {runs: [{run: §1}]}}\n")]
    [InlineData(ScenarioCodes.InvalidExpectation, "scenario: {id: x, process: p, expect: {runs: [{run: 2}, {run: §2}]}}\n")]
    [InlineData("RO1008", "scenario: {id: x, process: p, expect: {runs: [§{release: Failed}]}}\n")]
    [InlineData(ScenarioCodes.InvalidResult, "scenario: {id: x, process: p, default-result: §fine after 1m, expect: {}}\n")]
    [InlineData(ScenarioCodes.InvalidExpectation, "scenario: {id: x, process: p, expect: {order: §a b}}\n")]
    [InlineData(ScenarioCodes.InvalidExpectation, "scenario: {id: x, process: p, expect: {overlap: [§[a]]}}\n")]
    [InlineData(ScenarioCodes.InvalidExpectation, "scenario: {id: x, process: p, expect: {refused: [§{code: 409}]}}\n")]
    public void Read_MalformedScenario_SaysWhatAndWhere(string code, string document) => Marked.AssertOnly(code, document);

    [Theory]
    [InlineData(ScenarioCodes.UnknownProcess, "process: §q, expect: {}")]
    [InlineData(ScenarioCodes.UnknownInputSet, "process: p, input-set: §t, expect: {}")]
    [InlineData(ScenarioCodes.UnknownInputSet, "process: child, input-set: §s, expect: {}")]
    [InlineData(ScenarioCodes.InvalidInputs, "process: p, inputs: §{build.a.x: 1, v: [1]}, expect: {}")]
    [InlineData(ScenarioCodes.UnknownPath, "process: p, input-set: s, script: [{on: §build.d}], expect: {}")]
    [InlineData(ScenarioCodes.UnknownPath, "process: p, input-set: s, expect: {never-started: [§a/only.d]}")]
    [InlineData(ScenarioCodes.WrongNode, "process: p, input-set: s, script: [{on: §people.m}], expect: {}")]
    [InlineData(ScenarioCodes.WrongNode, "process: p, input-set: s, script: [{at: 1h, task: §people.m/u, by: a}], expect: {}")]
    [InlineData(ScenarioCodes.WrongNode, "process: p, input-set: s, script: [{at: 1h, end-wait: §people.m, by: a}], expect: {}")]
    [InlineData(ScenarioCodes.WrongNode, "process: p, input-set: s, script: [{at: 1h, gate: §people.m, decision: approve, by: a}], expect: {}")]
    [InlineData(ScenarioCodes.UnknownProcess, "process: p, input-set: s, script: [{at: 1h, remediate: build.a, action: retry, process: §q, by: a}], expect: {}")]
    [InlineData(ScenarioCodes.InvalidInputs, "process: p, input-set: s, script: [{at: 1h, remediate: build.a, action: retry, process: child, process-inputs: §{x: 1}, by: a}], expect: {}")]
    [InlineData(ScenarioCodes.UnknownPath, "process: p, input-set: s, script: [{at: 1h, remediate: build.a, action: retry, process: child, by: a}, {on: §build.b~1/only.d}], expect: {}")]
    [InlineData(ScenarioCodes.UnknownLine, "process: p, input-set: s, expect: {refused: [§{id: z, code: 409}]}")]
    [InlineData(ScenarioCodes.LineBeforeStart, "process: p, input-set: s, script: [{at: §2020-01-01T00:00:00Z, skip: build, by: a}], expect: {}")]
    [InlineData(ScenarioCodes.DuplicateLine, "process: p, input-set: s, script: [{id: z, on: a}, {id: §z, on: b}], expect: {}")]
    public void Check_ScenarioThatDoesNotFitItsProcess_SaysWhatAndWhere(string code, string rest)
    {
        var (text, line, column) = Marked.Split($"{Suites.Process}\n---\nscenario: {{id: x, {rest}}}\n");
        var suite = Suites.Of(text);
        var problems = suite.Check(Assert.Single(suite.Scenarios));
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal((code, new SourcePosition("f.yaml", line, column)), (problem.Code, problem.Position)));
    }

    [Fact]
    public void Check_ActivityThatTwoPhasesHave_NeedsItsPhase()
    {
        var suite = Suites.Of("""
            process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: x, type: manual}}]}}, {phase: {id: b, activities: [{activity: {id: x, type: manual}}]}}]}
            ---
            scenario: {id: it, process: p, expect: {never-started: [x]}}
            """);
        var problem = Assert.Single(suite.Check(suite.Scenarios[0]));
        Assert.Equal((ScenarioCodes.AmbiguousPath, "Write one of: a.x, b.x."), (problem.Code, problem.Fix));
    }

    [Theory]
    [InlineData("process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: x, type: subprocess, process: q}}]}}]}", ScenarioCodes.UnknownProcess)]
    [InlineData("process: {id: p, phases: [{phase: {id: a, activities: [{activity: nowhere}]}}]}", ScenarioCodes.InvalidProcess)]
    [InlineData(
        "process: {id: p, phases: [{phase: {id: a, activities: [{activity: {id: x, type: subprocess, process: q}}]}}]}\n---\nprocess: {id: q, phases: [{phase: {id: a, activities: [{activity: {id: x, type: subprocess, process: p}}]}}]}",
        ScenarioCodes.InvalidProcess)]
    public void Check_ProcessThatCannotRun_IsTold(string process, string code)
    {
        var suite = Suites.Of($"{process}\n---\nscenario: {{id: it, process: p, expect: {{}}}}\n");
        Assert.Equal(code, Assert.Single(suite.Check(suite.Scenarios[0])).Code);
    }
}
