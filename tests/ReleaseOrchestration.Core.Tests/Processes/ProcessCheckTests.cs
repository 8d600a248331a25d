using System.Globalization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class ProcessCheckTests
{
    [Theory]
    [InlineData(ProblemCodes.InvalidId, "{id: §1a}")]
    [InlineData(ProblemCodes.InvalidId, "{id: §a.b}")]
    [InlineData(ProblemCodes.InvalidId, "{id: a, inputs: {a.b: §{}}}")]
    [InlineData(ProblemCodes.InvalidId, "{id: a, outputs: {a b: §1}}")]
    [InlineData(ProblemCodes.ReservedId, "{id: §outputs}")]
    [InlineData(ProblemCodes.UnknownDependency, "{id: a, depends-on: [§b]}")]
    [InlineData(ProblemCodes.UnknownDependency, "{id: a, depends-on: §b}")]
    [InlineData(ProblemCodes.Cycle, "{id: a, depends-on: [§a]}")]
    [InlineData(ProblemCodes.InvalidInstant, "{id: a, not-before: §soon}")]
    [InlineData(ProblemCodes.InvalidInstant, "{id: a, due: §'2025-04-07T06:00:00'}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: a, window: {from: '09:00', to: '17:00', timezone: §Europe/Zuerich}}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: a, window: {from: §'9', to: '17:00'}}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: a, window: {days: §[Someday], from: '9:00', to: '17:00'}}")]
    [InlineData(ProblemCodes.InvalidWindow, "{id: a, window: §{from: '09:00', to: '09:00'}}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: a, run-on: §never}")]
    [InlineData(ProblemCodes.InvalidGate, "{id: a, gates: {entry: [§{id: g}]}}")]
    [InlineData(ProblemCodes.NotForType, "{id: a, gates: {entry: [{id: g, check: release.version != '1', approval: §{}}]}}")]
    [InlineData(ProblemCodes.NotForType, "{id: a, gates: {entry: [{id: g, check: release.version != '1', every: §5m}]}}")]
    [InlineData(ProblemCodes.DuplicateId, "{id: a, gates: {exit: [{id: g, approval: {}}, {id: §g, approval: {}}]}}")]
    [InlineData(ProblemCodes.TypeMismatch, "{id: a, if: §<+90>}")]
    [InlineData(ProblemCodes.ConstantCondition, "{id: a, if: §<+ 1 == 1>}")]
    [InlineData(ProblemCodes.VariableCycle, "{id: a, variables: {x: §<+variables.y>, y: <+variables.x>}}")]
    [InlineData(ProblemCodes.VariableCycle, "{id: a, variables: {x: §<+variables.x>}}")]
    public void Read_PhaseWithAMistake_SaysWhatAndWhere(string code, string phase) => Marked.AssertOnly(code, Marked.WithPhases(phase));

    [Theory]
    [InlineData(ProblemCodes.MissingType, "§{id: x}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: x, type: §robot}")]
    [InlineData(ProblemCodes.CheckOutsideGate, "{id: x, type: §check, tasks: []}", ProblemCodes.MissingForType)]
    [InlineData(ProblemCodes.NotForType, "{id: x, type: manual, pipeline: §{pipeline: y}}")]
    [InlineData(ProblemCodes.NotForType, "{id: x, type: wait, duration: 1h, tasks: §[{id: t}]}")]
    [InlineData(ProblemCodes.MissingForType, "§{id: x, type: subprocess}")]
    [InlineData(ProblemCodes.MissingForType, "§{id: x, type: wait}")]
    [InlineData(ProblemCodes.ConflictingKeys, "{id: x, type: wait, duration: 1h, until: §'2025-04-07T06:00:00Z'}")]
    [InlineData(ProblemCodes.ConflictingKeys, "§{id: x, approvers: [user:a], approval: {}}")]
    [InlineData(ProblemCodes.ConflictingKeys, "{id: x, pipeline: y, data: §{pipeline: z}}")]
    [InlineData(ProblemCodes.InvalidDuration, "{id: x, type: wait, duration: §soon}")]
    [InlineData(ProblemCodes.InvalidDuration, "{id: x, type: manual, timeout: §soon}")]
    [InlineData(ProblemCodes.InvalidTime, "{id: x, type: manual, timeout: §0s}")]
    [InlineData(ProblemCodes.InvalidInstant, "{id: x, type: wait, until: §tomorrow}")]
    [InlineData(ProblemCodes.InvalidReference, "{id: x, type: subprocess, process: §'deploy@0'}")]
    [InlineData(ProblemCodes.SelfReference, "{id: x, type: subprocess, process: §p}")]
    [InlineData(ProblemCodes.SelfReference, "{id: x, type: manual, tasks: [{id: t, process: §p@2}]}")]
    [InlineData(ProblemCodes.InvalidRetry, "{id: x, pipeline: y, retry: §{attempts: 0}}")]
    [InlineData(ProblemCodes.InvalidRetry, "{id: x, type: manual, retry: §{attempts: 2}}")]
    [InlineData(ProblemCodes.MissingKey, "{id: x, pipeline: y, retry: §{backoff: 1s}}")]
    [InlineData(ProblemCodes.InvalidQuorum, "{id: x, approval: {quorum: §most}}")]
    [InlineData(ProblemCodes.InvalidQuorum, "{id: x, approval: {approvers: [user:a, user:b], quorum: §3}}")]
    [InlineData(ProblemCodes.SkipOutsideGate, "{id: x, approval: {on-reject: §skip}}")]
    [InlineData(ProblemCodes.InvalidApprover, "{id: x, approval: {approvers: [§'team:qa']}}")]
    [InlineData(ProblemCodes.InvalidApprover, "{id: x, approval: {approvers: [user:b, §'user:']}}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: x, approval: {exclude: §[boss]}}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: x, approval: {deadline: 1h, remind: §[200%]}}")]
    [InlineData(ProblemCodes.IneffectiveApproval, "{id: x, approval: {remind: §[50%]}}")]
    [InlineData(ProblemCodes.IneffectiveApproval, "{id: x, approval: {on-deadline: §approve}}")]
    [InlineData(ProblemCodes.IneffectiveApproval, "{id: x, approval: {deadline: 1h, escalate: {after: §1h, to: [group:x]}}}")]
    [InlineData(ProblemCodes.InvalidField, "{id: x, fields: [§{id: f, type: choice, required: true}]}")]
    [InlineData(ProblemCodes.InvalidField, "{id: x, fields: [{id: f, type: number, required: true, min-length: §3}]}")]
    [InlineData(ProblemCodes.InvalidField, "{id: x, fields: [§{id: f, type: number, required: true, min: 3, max: 2}]}")]
    [InlineData(ProblemCodes.DuplicateId, "{id: x, tasks: [{id: t}, {id: §t}]}")]
    [InlineData(ProblemCodes.InvalidValue, "{id: x, tasks: [{id: t}], on-failure: §explode}")]
    [InlineData(ProblemCodes.UnknownKey, "{id: x, tasks: [{id: t, §mandatory: true}]}")]
    [InlineData(ProblemCodes.InvalidReference, "§deploy@latest")]
    public void Read_ActivityWithAMistake_SaysWhatAndWhere(string code, string activity, string? also = null)
    {
        if (also is null)
        {
            Marked.AssertOnly(code, Marked.WithActivities(activity));
            return;
        }

        var (text, line, column) = Marked.Split(Marked.WithActivities(activity));
        var problems = DocumentReader.Read(text).Problems;
        Assert.Contains(problems, problem => problem.Code == code && problem.Position == new Core.Problems.SourcePosition(string.Empty, line, column));
        Assert.Contains(problems, problem => problem.Code == also);
        Assert.Equal(2, problems.Length);
    }

    [Theory]
    [InlineData(ProblemCodes.WrongInputType, "{type: number, default: §many}")]
    [InlineData(ProblemCodes.WrongInputType, "{type: boolean, allowed: [true, §maybe]}")]
    [InlineData(ProblemCodes.InvalidInputPattern, "{pattern: §'('}")]
    [InlineData(ProblemCodes.InvalidInputPattern, "{pattern: §'(?=a)b'}")]
    [InlineData(ProblemCodes.InvalidInputRange, "{type: number, min: §3, max: 2}")]
    [InlineData(ProblemCodes.ConstraintNotForType, "{type: number, pattern: §a}")]
    [InlineData(ProblemCodes.ConstraintNotForType, "{type: boolean, min: §1}")]
    [InlineData(ProblemCodes.SecretByValue, "{type: secret, default: §hunter2}")]
    [InlineData(ProblemCodes.RequiredWithDefault, "{required: true, default: §x}")]
    [InlineData(ProblemCodes.DefaultBreaksConstraint, "{allowed: [a, b], default: §c}")]
    [InlineData(ProblemCodes.DefaultBreaksConstraint, "{pattern: '\\d+', default: §1a}")]
    [InlineData(ProblemCodes.DefaultBreaksConstraint, "{type: number, max: 3, default: §4}")]
    [InlineData(ProblemCodes.ExpressionNotEvaluated, "{default: §<+release.version>}")]
    [InlineData(ProblemCodes.InvalidValue, "{required: §maybe}")]
    [InlineData(ProblemCodes.InvalidValue, "{type: §strng}")]
    public void Read_InputWithAMistake_SaysWhatAndWhere(string code, string input) =>
        Marked.AssertOnly(code, $"process:\n  id: p\n  inputs: {{i: {input}}}\n  outputs: {{o: '<+default(inputs.i, 1)>'}}\n  phases: [{{phase: {{id: a}}}}]\n");

    [Fact]
    public void Read_DuplicatePhases_AreRefused()
    {
        Marked.AssertOnly(ProblemCodes.DuplicateId, Marked.WithPhases("{id: a}", "{id: §a}"));
        var problem = Marked.AssertOnly(ProblemCodes.IdsDifferByCase, Marked.WithPhases("{id: build}", "{id: §Build}"));
        Assert.Contains("`Build` and `build`", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoPhases_IsRefused() => Marked.AssertOnly(ProblemCodes.NoPhases, "process:\n  §id: p\n");

    [Fact]
    public void Read_UnknownDependency_ProposesTheNearest()
    {
        Assert.Equal("Did you mean `build`?", Marked.AssertOnly(ProblemCodes.UnknownDependency, Marked.WithPhases("{id: build}", "{id: qa, depends-on: [§biuld]}")).Fix);
        Assert.Contains("`qa.sign`", Marked.AssertOnly(
            ProblemCodes.UnknownDependency,
            Marked.WithPhases("{id: qa, activities: [{activity: {id: sign, type: manual}}]}", "{id: b, activities: [{activity: {id: x, type: manual, depends-on: [§sign]}}]}")).Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`a → b → a`", "{id: a, depends-on: [§b]}", "{id: b, depends-on: [a]}")]
    [InlineData("`a → b → c → a`", "{id: a, depends-on: [§c]}", "{id: b, depends-on: [a]}", "{id: c, depends-on: [b]}")]
    [InlineData("`x → y → x` in `a`", "{id: a, activities: [{activity: {id: x, type: manual, depends-on: [§y]}}, {activity: {id: y, type: manual, depends-on: x}}]}")]
    [InlineData("`x → x` in `a`", "{id: a, activities: [{activity: {id: x, type: manual, depends-on: [§x]}}]}")]
    [InlineData("`a.x → a → b → b.y → a.x`", "{id: a, activities: [{activity: {id: x, type: manual, depends-on: [§b.y]}}]}", "{id: b, depends-on: [a], activities: [{activity: {id: y, type: manual}}]}")]
    public void Read_Cycle_NamesThePath(string path, params string[] phases)
    {
        var problem = Marked.AssertOnly(ProblemCodes.Cycle, Marked.WithPhases(phases));
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyPhasesOrActivities_IsRefused()
    {
        static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture));
        Assert.Empty(DocumentReader.Read(Marked.WithPhases(Ids(500).Select(i => $"{{id: p{i}}}"))).Problems);
        Assert.Equal(ProblemCodes.TooManyPhases, Assert.Single(DocumentReader.Read(Marked.WithPhases(Ids(501).Select(i => $"{{id: p{i}}}"))).Problems).Code);
        Assert.Empty(DocumentReader.Read(Marked.WithActivities(Ids(2000).Select(i => $"{{id: a{i}, type: manual}}"))).Problems);
        Assert.Equal(ProblemCodes.TooManyActivities, Assert.Single(DocumentReader.Read(Marked.WithActivities(Ids(2001).Select(i => $"{{id: a{i}, type: manual}}"))).Problems).Code);
    }
}
