using ReleaseOrchestration.Core.Expressions;

namespace ReleaseOrchestration.Core.Tests.Expressions;

public class ReferenceTests
{
    [Theory]
    [InlineData("inputs.X", ReferenceKind.Input, "", "X")]
    [InlineData("releaseInput.X", ReferenceKind.Input, "", "X")]
    [InlineData("inputs['a b']", ReferenceKind.Input, "", "a b")]
    [InlineData("inputs.global", ReferenceKind.Input, "", "global")]
    [InlineData("inputs.dash-ed-2", ReferenceKind.Input, "", "dash-ed-2")]
    [InlineData("releaseInput.global.X", ReferenceKind.GlobalInput, "", "X")]
    [InlineData("global.X", ReferenceKind.GlobalInput, "", "X")]
    [InlineData("releaseInput.phase.X", ReferenceKind.PhaseInput, "", "X")]
    [InlineData("activityInput.X", ReferenceKind.ActivityInput, "", "X")]
    [InlineData("variables.X", ReferenceKind.Variable, "", "X")]
    [InlineData("release.id", ReferenceKind.Release, "", "id")]
    [InlineData("release.startedAt", ReferenceKind.Release, "", "startedAt")]
    [InlineData("release.startedBy", ReferenceKind.Release, "", "startedBy")]
    [InlineData("release.group", ReferenceKind.Release, "", "group")]
    [InlineData("process.build.output.X", ReferenceKind.Output, "build", "X")]
    [InlineData("process.build.outputs.X", ReferenceKind.Output, "build", "X")]
    [InlineData("phase.build.outputs.X", ReferenceKind.Output, "build", "X")]
    [InlineData("process.build.build_a.output.X", ReferenceKind.Output, "build.build_a", "X")]
    [InlineData("process.build.build_a.outputs.X", ReferenceKind.Output, "build.build_a", "X")]
    [InlineData("phase.build.activity.build_a.outputs.X", ReferenceKind.Output, "build.build_a", "X")]
    [InlineData("phase.build.activity.build_a.output.X", ReferenceKind.Output, "build.build_a", "X")]
    [InlineData("process.build-phase.run-ci.output.X-Y", ReferenceKind.Output, "build-phase.run-ci", "X-Y")]
    [InlineData("process['a--b'].c.output.X", ReferenceKind.Output, "a--b.c", "X")]
    [InlineData("process.build.status", ReferenceKind.Status, "build", "")]
    [InlineData("process.build.build_a.status", ReferenceKind.Status, "build.build_a", "")]
    [InlineData("phase.build.activity.build_a.status", ReferenceKind.Status, "build.build_a", "")]
    [InlineData("process.build.outcome", ReferenceKind.Outcome, "build", "")]
    [InlineData("phase.build.activity.build_a.outcome", ReferenceKind.Outcome, "build.build_a", "")]
    [InlineData("gate('build.@entry.go').outcome", ReferenceKind.Outcome, "build.@entry.go", "")]
    [InlineData("gate(\"build.@exit.done\").status", ReferenceKind.Status, "build.@exit.done", "")]
    [InlineData("pipeline.outputs.X", ReferenceKind.PipelineOutput, "", "X")]
    [InlineData("pipeline.output.X", ReferenceKind.PipelineOutput, "", "X")]
    [InlineData("subprocess.outputs.X", ReferenceKind.SubprocessOutput, "", "X")]
    [InlineData("subprocess.output.X", ReferenceKind.SubprocessOutput, "", "X")]
    [InlineData("<+process.build.build_a.output.X>", ReferenceKind.Output, "build.build_a", "X")]
    [InlineData("${global.X}", ReferenceKind.GlobalInput, "", "X")]
    public void Parse_AnySpelling_IsOneReference(string text, ReferenceKind kind, string node, string name)
    {
        var reference = Assert.Single(Expression.Parse(text).Expression!.References);

        Assert.Equal(new Reference(kind, node, name), reference);
        Assert.Equal(reference, Assert.Single(Expression.Parse(reference.ToString()).Expression!.References));
    }

    [Theory]
    [InlineData("inputs.config.region.lower()[0]", "inputs.config")]
    [InlineData("process.build.output.X.split('-')[0]", "process.build.output.X")]
    [InlineData("process.build.status == 'Completed'", "process.build.status")]
    [InlineData("inputs.n- 1", "inputs.n")]
    [InlineData("inputs.n -1", "inputs.n")]
    public void Parse_WhatFollowsAPath_IsNoPartOfIt(string text, string reference) =>
        Assert.Equal(reference, Assert.Single(Expression.Parse(text).Expression!.References).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("it's")]
    [InlineData("a\\b\n<+x> ${y}")]
    [InlineData("ü-😀")]
    public void ToString_OddName_ParsesBack(string name)
    {
        var reference = new Reference(ReferenceKind.Output, "a.b", name);

        Assert.Equal(reference, Assert.Single(Expression.Parse(reference.ToString()).Expression!.References));
    }
}
