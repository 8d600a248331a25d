using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Planning;

/// <summary>In which environment an activity works: its own, else that of its phase, else of the activity whose process it is in.</summary>
public sealed class NodeEnvironmentTests
{
    private const string Text = """
        process:
          id: outer
          inputs: {where: {type: string, required: true}}
          phases:
            - phase:
                id: p
                environment: <+releaseInput.global.where>
                activities:
                  - activity: {id: a, type: automated, pipeline: {connector: c, pipeline: x}}
                  - activity: {id: b, type: automated, environment: own, pipeline: {connector: c, pipeline: x}}
                  - activity: {id: later, type: automated, environment: '<+process.p.a.output.WHERE>', pipeline: {connector: c, pipeline: x}}
                  - activity: {id: s, type: subprocess, environment: sub, process: inner}
                  - activity: {id: m, type: manual, tasks: [{id: t.x, name: T, process: inner}]}
            - phase: {id: q, activities: [{activity: {id: a, type: automated, pipeline: {connector: c, pipeline: x}}}]}
        ---
        process:
          id: inner
          phases:
            - phase: {id: i, activities: [{activity: {id: a, type: automated, pipeline: {connector: c, pipeline: x}}}]}
        """;

    [Theory]
    [InlineData("p.a", "prod-eu")]
    [InlineData("p.b", "own")]
    [InlineData("p.later", null)]
    [InlineData("p.s/i.a", "sub")]
    [InlineData("p.s:2/i.a", "sub")]
    [InlineData("p.m#t.x.1/i.a", "prod-eu")]
    [InlineData("p.m#t.x.3/i.a", "prod-eu")]
    [InlineData("q.a", null)]
    [InlineData("nope.a", null)]
    [InlineData("", null)]
    public void EnvironmentOf_Node_IsTheNearest(string path, string? environment)
    {
        var processes = DocumentReader.Read(Text, "p.yaml").Documents.OfType<ProcessDocument>().ToDictionary(document => document.Process.Id, document => document.Process, StringComparer.Ordinal);
        var inputs = new InputValues { Global = DataValue.Of([KeyValuePair.Create("where", DataValue.Of("prod-eu"))]).Entries };
        var reach = ProcessReach.Of(processes["outer"], inputs, new ReleaseFacts { Id = "r", StartedAt = DateTimeOffset.UnixEpoch }, reference => processes.GetValueOrDefault(reference.Id));

        Assert.Equal(environment, reach.EnvironmentOf(path));
    }
}
