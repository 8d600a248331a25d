using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Tests.Scenarios;

internal static class Suites
{
    /// <summary>A process in which something of every kind happens, and what it refers to.</summary>
    public const string Process = """
        process:
          id: p
          inputs: {v: {type: string, required: true}}
          phases:
            - phase:
                id: build
                activities:
                  - activity: {id: a, type: automated, pipeline: {pipeline: x, inputs: {v: <+inputs.v>}}, outputs: {O: <+pipeline.outputs.o>}, retry: {attempts: 2}}
                  - activity: {id: b, type: automated, pipeline: {pipeline: x}, on-failure: fail}
                  - activity: {id: c, type: automated, depends-on: [a], pipeline: {pipeline: x}}
            - phase:
                id: people
                depends-on: [build]
                gates: {entry: [{id: go, approval: {approvers: [group:qa]}}]}
                activities:
                  - activity: {id: m, type: manual, approval: {approvers: [user:ann], deadline: 30m, on-deadline: approve}, fields: [{id: f, type: text}], tasks: [{id: t, required: false}]}
                  - activity: {id: w, type: wait, duration: 2h}
                  - activity: stored
                  - activity: {id: sub, type: subprocess, process: child, depends-on: [stored]}
          outputs: {o: <+process.build.a.output.O>}
        ---
        activity: {id: stored, type: automated, pipeline: {pipeline: y}}
        ---
        process: {id: child, phases: [{phase: {id: only, activities: [{activity: {id: d, type: automated, pipeline: {pipeline: z}}}]}}]}
        ---
        inputSet: {id: s, process: p, global: {v: one}}
        """;

    public static ScenarioSuite Of(string text)
    {
        var read = DocumentReader.Read(text, "f.yaml");
        Assert.True(!read.HasErrors, string.Join('\n', read.Problems));
        return new ScenarioSuite(read.Documents);
    }

    /// <summary>Runs a scenario of the process above, without its head.</summary>
    public static ScenarioResult Run(string rest) => RunAlone($"{Process}\n---\nscenario:\n  id: it\n  process: p\n  input-set: s\n  start: 2025-04-07T06:00:00Z\n{rest}");

    public static ScenarioResult RunAlone(string text)
    {
        var suite = Of(text);
        var scenario = Assert.Single(suite.Scenarios);
        Assert.Empty(suite.Check(scenario));
        return suite.Run(scenario);
    }

    public static void AssertPasses(ScenarioResult result) => Assert.True(result.Passed, string.Join('\n', result.Failures));
}
