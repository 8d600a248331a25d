using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Tests.Releases;

public sealed class ReleaseTreeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ProcessDefinition Process = ((ProcessDocument)DocumentReader.Read("""
        process:
          id: p
          phases:
            - phase:
                id: a
                activities:
                  - activity: {id: x, type: wait, duration: 1m}
                  - activity: {id: y, type: wait, duration: 1m, depends-on: [x]}
            - phase:
                id: b
                depends-on: [a]
                gates: {entry: [{id: go, approval: {approvers: [user:alice]}}]}
                activities: [{activity: {id: z, type: wait, duration: 1m, depends-on: [a.x]}}]
        """).Documents[0]).Process;

    [Fact]
    public void Compose_NothingStarted_IsADraftWithoutWaits()
    {
        var tree = ReleaseTree.Compose(Process, string.Empty, ImmutableDictionary<string, NodeView>.Empty);
        Assert.Equal(["", "a", "a.x", "a.y", "b", "b.@entry.go", "b.z"], tree.All().Select(n => n.Path));
        Assert.Equal(("Draft", "Pending"), (tree.Node.Status, tree.Find("b.z")!.Node.Status));
        Assert.All(tree.All(), node => Assert.Empty(node.WaitsFor));
        Assert.Equal("gate", tree.Find("b.@entry.go")!.Node.Kind);
    }

    [Fact]
    public void Compose_UnfinishedDependencies_AreNamed()
    {
        var tree = ReleaseTree.Compose(Process, string.Empty, Views(View("", "release", "Running"), View("a", "phase", "InProgress"), View("a.x", "activity", "Running")));
        Assert.Equal(["a.x"], On(tree, "a.y"));
        Assert.Equal(["a"], On(tree, "b"));
        Assert.Equal(["a"], On(tree, "b.@entry.go"));
        Assert.Equal(["a.x"], On(tree, "b.z"));
    }

    [Fact]
    public void Compose_DependencyEnded_WaitsSinceThenForTheRest()
    {
        var ended = View("a.x", "activity", "Succeeded") with { EndedAt = Start.AddHours(1) };
        var tree = ReleaseTree.Compose(Process, string.Empty, Views(View("", "release", "Running"), View("a", "phase", "InProgress"), ended));
        Assert.Empty(On(tree, "a.y"));
        Assert.Equal(["a"], On(tree, "b.z"));
    }

    [Theory]
    [InlineData("Aborted", "Aborted")]
    [InlineData("Skipped", "Skipped")]
    [InlineData("Failed", "Skipped")]
    public void Compose_PhaseEnded_TakesWithItWhatNeverStarted(string phase, string activity)
    {
        var ended = View("a", "phase", phase) with { EndedAt = Start.AddHours(1), Reason = "enough" };
        var node = ReleaseTree.Compose(Process, string.Empty, Views(View("", "release", "Running"), ended)).Find("a.y")!.Node;
        Assert.Equal((activity, "enough", ended.EndedAt), (node.Status, node.Reason, node.EndedAt));
        Assert.Empty(node.WaitsFor);
    }

    [Fact]
    public void Compose_AttemptsOfASubprocess_StandBelowTheirActivity()
    {
        var outer = new ProcessDefinition
        {
            Id = "o",
            Phases = [new PhaseDefinition { Id = "run", Activities = [new ActivityDefinition { Id = "c", Type = ActivityType.Subprocess, Process = new ProcessReference { Id = "p" } }] }],
        };
        var views = Views(View("", "release", "Running"), View("run.c", "activity", "Running") with { Attempt = 2 }, View("run.c/", "release", "Failed"), View("run.c:2/", "release", "Running"), View("run.c:2/a.x", "activity", "Running"));
        var tree = ReleaseTree.Compose(outer, string.Empty, views, _ => Process);

        Assert.Equal(["run.c/", "run.c:2/"], tree.Find("run.c")!.Children.Select(c => c.Node.Path));
        Assert.Equal("Running", tree.Find("run.c:2/a.x")!.Node.Status);
        Assert.Equal("Pending", tree.Find("run.c:2/b.z")!.Node.Status);
    }

    private static IEnumerable<string> On(TreeNode tree, string path) => tree.Find(path)!.Node.WaitsFor.Select(w => w.On);

    private static Dictionary<string, NodeView> Views(params NodeView[] views) => views.ToDictionary(v => v.Path);

    private static NodeView View(string path, string kind, string status) => new() { Path = path, Kind = kind, Id = path, Status = status, StartedAt = Start };
}
