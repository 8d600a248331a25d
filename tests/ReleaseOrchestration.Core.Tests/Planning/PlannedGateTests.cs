using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Planning;

public sealed class PlannedGateTests
{
    private static string Process(string gate) => $$$"""
        process:
          id: p
          inputs: {v: {type: string, default: x}}
          phases:
            - phase:
                id: one
                gates: {entry: [{{{gate}}}]}
                activities: [{activity: {id: a, type: manual}}]
        """;

    [Fact]
    public void Plan_CheckOfAPipeline_PassesAndSaysWhatItDependsOn()
    {
        var plan = Plans.Of(Process("{id: green, check: <+pipeline.outputs.ok>, pipeline: {pipeline: metrics}, every: 5m}"));
        Assert.Equal("`check` depends on the output `ok` of the pipeline of `one.@entry.green`; assumed to be true", Assert.Single(plan.Notes).Text);
        Assert.Equal(["one.@entry.green", "one.a"], plan.Path());
        Assert.Equal([WaitKind.Gate], plan.Node("one").Waits.Select(wait => wait.Kind));
        Assert.Equal("checks <+pipeline.outputs.ok>, asks the pipeline metrics on default", plan.Node("one.@entry.green").Does);
    }

    [Fact]
    public void Plan_CheckThatNeverPasses_StopsWithAnHonestNote()
    {
        var plan = Plans.Of(Process("{id: green, check: <+inputs.v> == 'y', pipeline: {pipeline: metrics}, every: 5m}"));
        Assert.Null(plan.EndsAt);
        Assert.Contains(plan.Notes, note => note.Path == "one.@entry.green" && note.Text.Contains("not true after 100 rounds", StringComparison.Ordinal));
        Assert.Equal(["one.@entry.green", "one.a"], plan.Open.Select(node => node.Path));
    }

    [Fact]
    public void Plan_CheckThatNeverPassesAndHasATimeout_FailsThere()
    {
        var plan = Plans.Of(Process("{id: green, check: <+inputs.v> == 'y', pipeline: {pipeline: metrics}, every: 5m, timeout: 2h}"));
        Assert.Equal(("Failed", TimeSpan.FromHours(2)), (plan.Status, Plans.After(plan.EndsAt)));
    }

    [Fact]
    public void Plan_ApprovalBeforeAPhase_IsAskedForOnce()
    {
        var plan = Plans.Of(Process("{id: go, approval: {approvers: [group:qa]}}"));
        Assert.Equal(["one.@entry.go", "one.a"], plan.People.Select(request => request.Path));
        Assert.Equal(TimeSpan.FromHours(2), Plans.After(plan.EndsAt));
    }
}
