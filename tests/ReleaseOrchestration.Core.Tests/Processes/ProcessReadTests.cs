using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

/// <summary>What expressions may read, where, and when.</summary>
public sealed class ProcessReadTests
{
    private const string Build = "{id: build, activities: [{activity: {id: a, pipeline: x, outputs: {ART: <+pipeline.outputs.art>}}}, {activity: {id: b, pipeline: x}}], outputs: {V: <+process.build.a.output.ART>}}";

    private const string ConditionalBuild =
        "{id: build, if: release.version == '1', activities: [{activity: {id: a, pipeline: x, outputs: {ART: <+pipeline.outputs.art>}}}], outputs: {V: <+process.build.a.output.ART>}}";

    [Theory]
    [InlineData("RO1202", "{id: q, if: 'release.version == §'}")]
    [InlineData("RO1202", "{id: q, services: ['x <+release.version ==§>']}")]
    [InlineData(ProblemCodes.UnknownInput, "{id: q, if: §inputs.nope == 1}")]
    [InlineData(ProblemCodes.UnknownInput, "{id: q, if: 1 == §releaseInput.global.nope}")]
    [InlineData(ProblemCodes.UnknownInput, "{id: q, if: '1 == §releaseInput.phase.nope'}")]
    [InlineData(ProblemCodes.UnknownVariable, "{id: q, environment: x-<+§variables.nope>}")]
    [InlineData(ProblemCodes.UnknownReleaseFact, "{id: q, not-before: <+§release.nope>}", "RO1205")]
    [InlineData(ProblemCodes.UnknownNode, "{id: q, depends-on: build, if: §process.biuld.output.V == '1'}")]
    [InlineData(ProblemCodes.UnknownNode, "{id: q, depends-on: build, if: §process.build.c.output.V == '1'}")]
    [InlineData(ProblemCodes.UnknownNode, "{id: q, depends-on: build, if: \"§gate('build.@entry.go').outcome == 'approved'\"}")]
    [InlineData(ProblemCodes.UndeclaredOutput, "{id: q, depends-on: build, if: §process.build.output.W == '1'}")]
    [InlineData(ProblemCodes.UndeclaredOutput, "{id: q, depends-on: build, if: §process.build.b.output.ART == '1'}")]
    [InlineData(ProblemCodes.ReadTooEarly, "{id: q, if: §process.build.output.V == '1'}")]
    [InlineData(ProblemCodes.ReadTooEarly, "{id: q, if: §process.build.status == 'Completed'}")]
    [InlineData(ProblemCodes.ReadTooEarly, "{id: q, activities: [{activity: {id: d, pipeline: x, inputs: {v: 'v-<+§process.build.a.output.ART>'}}}]}")]
    [InlineData(ProblemCodes.ReadTooEarly, "{id: q, activities: [{activity: {id: d, pipeline: x, depends-on: build.b, inputs: {v: <+§process.build.a.output.ART>}}}]}")]
    [InlineData(ProblemCodes.MisplacedPipelineOutput, "{id: q, activities: [{activity: {id: d, pipeline: x, inputs: {v: <+§pipeline.outputs.v>}}}]}")]
    [InlineData(ProblemCodes.MisplacedPipelineOutput, "{id: q, activities: [{activity: {id: d, type: manual, outputs: {v: <+§pipeline.outputs.v>}}}]}")]
    [InlineData(ProblemCodes.MisplacedSubprocessOutput, "{id: q, activities: [{activity: {id: d, pipeline: x, outputs: {v: <+§subprocess.outputs.v>}}}]}")]
    [InlineData(ProblemCodes.MisplacedInput, "{id: q, if: §activityInput.x == 1}")]
    [InlineData(ProblemCodes.MisplacedInput, "{id: q, activities: [{activity: {id: d, pipeline: x, inputs: {v: <+§activityInput.w>, w: 1}}}]}")]
    [InlineData(ProblemCodes.UnguardedRead, "{id: q, depends-on: build, run-on: always, if: §process.build.output.V == '1'}")]
    [InlineData(ProblemCodes.UnguardedRead, "{id: q, depends-on: build, activities: [{activity: {id: d, pipeline: x, run-on: always, inputs: {v: <+§process.build.output.V>}}}]}")]
    public void Read_ExpressionThatCannotBeEvaluated_SaysWhatAndWhere(string code, string phase, string? instead = null) =>
        Marked.AssertOnly(instead ?? code, Marked.WithPhases(Build, phase));

    [Theory]
    [InlineData("{id: q, depends-on: build, if: process.build.output.V == '1'}")]
    [InlineData("{id: q, depends-on: build, if: phase.build.activity.a.outputs.ART == '1'}")]
    [InlineData("{id: q, depends-on: build, if: process.build.status == 'Completed' && process.build.a.status == 'Succeeded'}")]
    [InlineData("{id: q, activities: [{activity: {id: d, pipeline: x, depends-on: build.a, inputs: {v: <+process.build.a.output.ART>}}}]}")]
    [InlineData("{id: q, depends-on: build, run-on: always, if: \"default(process.build.output.V, '') == '1'\"}")]
    [InlineData("{id: q, depends-on: build, gates: {entry: [{id: go, approval: {}}, {id: c, check: pipeline.outputs.ok, pipeline: x}]}, not-before: \"<+gate('q.@entry.go').outcome == 'approved' ? '1d' : '2d'>\"}")]
    [InlineData("{id: q, depends-on: build, inputs: {x: {}}, variables: {y: <+inputs.x>}, activities: [{activity: {id: d, pipeline: x, inputs: {v: '${variables.y}'}, outputs: {z: <+activityInput.v>}}}]}")]
    [InlineData("{id: q, activities: [{activity: {id: s, type: subprocess, process: other, outputs: {z: <+subprocess.outputs.z>}}}, {activity: {id: t, type: manual, depends-on: s, tasks: [{id: t, required: process.q.s.output.z == 1}]}}]}")]
    public void Read_ExpressionThatCanBeEvaluated_HasNoProblem(string phase) =>
        Assert.Empty(DocumentReader.Read(Marked.WithPhases(Build, phase)).Problems);

    [Theory]
    [InlineData(ProblemCodes.UnguardedRead, "{id: q, depends-on: build, if: §process.build.output.V == '1'}")]
    [InlineData(ProblemCodes.UnguardedRead, "{id: q, depends-on: build, if: §process.build.a.output.ART == '1'}")]
    [InlineData(ProblemCodes.UnguardedRead, "{id: q, depends-on: build, if: §process.build.a.outcome == '1'}")]
    public void Read_OfAConditionalProducer_MustBeGuarded(string code, string phase)
    {
        var problem = Marked.AssertOnly(code, Marked.WithPhases(ConditionalBuild, phase));
        Assert.StartsWith("Write `default(process.build.", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{id: q, depends-on: build, if: \"default(process.build.output.V, '') == '1'\"}")]
    [InlineData("{id: q, depends-on: build, if: process.build.status == 'Skipped'}")]
    public void Read_OfAConditionalProducerThatIsAlwaysThere_HasNoProblem(string phase) =>
        Assert.Empty(DocumentReader.Read(Marked.WithPhases(ConditionalBuild, phase)).Problems);

    [Fact]
    public void Read_TooEarly_NamesTheMissingDependency()
    {
        const string Deploy = "{id: production, activities: [{activity: {id: deploy_a, pipeline: x, inputs: {v: <+§process.build.a.output.ART>}}}]}";
        var across = Marked.AssertOnly(ProblemCodes.ReadTooEarly, Marked.WithPhases(Build, Deploy));
        Assert.Equal("Add `build` to `depends-on` of `production`.", across.Fix);

        var within = Marked.AssertOnly(
            ProblemCodes.ReadTooEarly,
            Marked.WithActivities("{id: b, pipeline: x, outputs: {o: <+pipeline.outputs.o>}}", "{id: c, pipeline: x, inputs: {v: <+§process.a.b.output.o>}}"));
        Assert.Equal("Add `b` to `depends-on` of `c`.", within.Fix);
    }

    [Fact]
    public void Read_WhereTheProducerComesLater_SaysSo()
    {
        var problem = Marked.AssertOnly(
            ProblemCodes.ReadTooEarly, Marked.WithPhases("{id: first, if: §process.build.output.V == '1'}", Build.Replace("{id: build,", "{id: build, depends-on: first,", StringComparison.Ordinal)));
        Assert.Contains("turn their order around", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OutputInAGlobalVariable_IsTooEarly()
    {
        var problem = Marked.AssertOnly(ProblemCodes.ReadTooEarly, "process:\n  id: p\n  variables: {x: <+§process.build.output.V>}\n  phases:\n    - phase: " + Build + "\n");
        Assert.Equal("Move the variable to the phase or activity that reads it.", problem.Fix);
    }

    [Fact]
    public void Read_OutputsOfTheProcess_ReadAnyPhase() =>
        Assert.Empty(DocumentReader.Read("process:\n  id: p\n  outputs: {x: <+process.build.output.V>}\n  phases:\n    - phase: " + Build + "\n").Problems);

    [Fact]
    public void Read_OutputThatAGateMayPrevent_IsWarnedOf() => Marked.AssertOnly(
        ProblemCodes.UncertainRead,
        Marked.WithPhases(
            Build.Replace("{id: build,", "{id: build, gates: {entry: [{id: go, approval: {on-reject: skip}}]},", StringComparison.Ordinal),
            "{id: q, depends-on: build, if: §process.build.output.V == '1'}"));

    [Fact]
    public void Read_ExpressionInABlockText_IsPlacedAtTheText() =>
        Marked.AssertOnly(ProblemCodes.UnknownInput, "process:\n  id: p\n  phases:\n    - phase:\n        id: a\n        if: §>-\n          inputs.nope\n          == 1\n");

    [Fact]
    public void Read_ExpressionWithEscapes_IsPlacedAtTheText() =>
        Marked.AssertOnly(ProblemCodes.UnknownInput, Marked.WithPhases("{id: a, if: §'''x'' == inputs.nope'}"));

    [Fact]
    public void Read_StoreEntry_ChecksWhatIsItsOwn() =>
        Marked.AssertOnly(ProblemCodes.UnknownInput, "activity:\n  id: x\n  type: automated\n  pipeline: {pipeline: y, inputs: {a: <+§activityInput.nope>, b: <+inputs.foreign>}}\n");
}
