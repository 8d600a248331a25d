using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes;

public sealed class ProcessGraphTests
{
    private static readonly ProcessGraph Graph = ProcessGraph.Of(Marked.Process(Marked.WithPhases(
        "{id: build, activities: [{activity: {id: a, type: manual}}, {activity: {id: b, type: manual, depends-on: a}}, {activity: {id: c, type: manual}}]}",
        "{id: qa, depends-on: build, gates: {entry: [{id: go, approval: {}}], exit: [{id: done, approval: {}}]}, activities: [{activity: {id: sign, type: manual}}]}",
        "{id: docs, activities: [{activity: {id: write, type: manual, depends-on: build.b}}]}")));

    [Theory]
    [InlineData("build.a", "build.b", true)]
    [InlineData("build.b", "build.a", false)]
    [InlineData("build.a", "build.a", false)]
    [InlineData("build.a", "build.c", false)]
    [InlineData("build", "build", false)]
    [InlineData("build", "qa", true)]
    [InlineData("build.c", "qa", true)]
    [InlineData("build.c", "qa.@entry.go", true)]
    [InlineData("qa.@entry.go", "qa", false)]
    [InlineData("qa.@entry.go", "qa.sign", true)]
    [InlineData("qa.sign", "qa.@exit.done", true)]
    [InlineData("build.b", "docs.write", true)]
    [InlineData("build.c", "docs.write", false)]
    [InlineData("build.b", "docs", false)]
    [InlineData("docs", "", true)]
    [InlineData("nope", "docs", false)]
    public void IsBefore_Nodes_FollowsTheDependencies(string producer, string consumer, bool expected) =>
        Assert.Equal(expected, Graph.IsBefore(producer, consumer));

    [Fact]
    public void Order_OfTheGraph_HasEveryNodeAfterWhatItWaitsFor()
    {
        Assert.Equal(Graph.Nodes.Length, Graph.Order.Length);
        var place = Graph.Order.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        foreach (var (first, second) in Graph.Nodes.SelectMany(first => Graph.Nodes.Select(second => (first, second))).Where(pair => Graph.IsBefore(pair.first, pair.second)))
        {
            Assert.True(place[first] < place[second]);
        }
    }

    [Fact]
    public void DependenciesOf_NamesWhatIsWritten()
    {
        Assert.Equal(["build"], Graph.DependenciesOf("qa").ToArray());
        Assert.Equal(["build.b"], Graph.DependenciesOf("docs.write").ToArray());
        Assert.Equal(["build.b"], Graph.DependentsOf("build.a").ToArray());
        Assert.Empty(Graph.DependenciesOf("docs"));
    }

    [Fact]
    public void IsBefore_AgreesWithASearch()
    {
        var random = new Random(17);
        for (var round = 0; round < 30; round++)
        {
            var phases = Enumerable.Range(0, 8).Select(i => new PhaseDefinition
            {
                Id = $"p{i}",
                DependsOn = [.. Enumerable.Range(0, i).Where(_ => random.Next(4) == 0).Select(j => $"p{j}")],
            }).ToList();
            var graph = ProcessGraph.Of(new ProcessDefinition { Id = "p", Phases = [.. phases] });
            bool Search(string producer, string consumer) =>
                phases.Single(phase => phase.Id == consumer).DependsOn.Any(dependency => dependency == producer || Search(producer, dependency));
            Assert.All(phases.SelectMany(one => phases.Select(two => (one.Id, Two: two.Id))), pair => Assert.Equal(Search(pair.Id, pair.Two), graph.IsBefore(pair.Id, pair.Two)));
        }
    }
}
