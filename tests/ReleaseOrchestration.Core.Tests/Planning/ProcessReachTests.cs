using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Planning;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Planning;

public sealed class ProcessReachTests
{
    private const string Pair = """
        process:
          id: p
          inputs:
            region: {type: string, default: eu}
            target: {type: string}
          variables: {stage: "prod-${inputs.region}"}
          phases:
            - phase:
                id: build
                environment: ci
                services: [shop, "${inputs.target}"]
                activities:
                  - activity: {id: compile, type: manual, environment: lab}
            - phase:
                id: deploy
                depends-on: build
                environment: "${variables.stage}"
                activities:
                  - activity: {id: roll, type: subprocess, process: c, inputs: {where: "${variables.stage}-b", what: "${inputs.target}"}}
                  - activity: {id: later, type: manual, environment: "${phase.build.activity.compile.outcome}", services: [shop]}
                  - activity: {id: check, type: manual, tasks: [{id: t, name: do, process: c, inputs: {where: hand}}]}
        ---
        process:
          id: c
          inputs: {where: {type: string, required: true}, what: {type: string, default: none}}
          phases:
            - phase:
                id: one
                environment: "${inputs.where}"
                services: ["${inputs.what}-db"]
                activities:
                  - activity: {id: go, type: manual}
        """;

    [Fact]
    public void Of_AProcessWithSubprocesses_FindsWhatKnownInputsTell()
    {
        var reach = Find(Pair, ("target", "till"));
        Assert.Equal(["ci", "hand", "lab", "prod-eu", "prod-eu-b"], reach.Environments.AsEnumerable());
        Assert.Equal(["none-db", "shop", "till", "till-db"], reach.Services.AsEnumerable());
        Assert.Equal(["deploy.later: environment ${phase.build.activity.compile.outcome}"], reach.Unknown.AsEnumerable());
    }

    [Fact]
    public void Of_WithAnotherInput_FollowsIt()
    {
        var reach = Find(Pair, ("target", "till"), ("region", "us"));
        Assert.Contains("prod-us-b", reach.Environments.AsEnumerable());
        Assert.DoesNotContain("prod-eu", reach.Environments.AsEnumerable());
    }

    [Fact]
    public void Of_WithoutAnInput_NamesWhereItIsMissing()
    {
        var reach = Find(Pair);
        Assert.Equal(["none-db", "shop"], reach.Services.AsEnumerable());
        Assert.Contains("build: service ${inputs.target}", reach.Unknown.AsEnumerable());
    }

    [Fact]
    public void Of_ProcessesThatStartEachOther_Ends()
    {
        var reach = Find("""
            process: {id: p, phases: [{phase: {id: a, environment: one, activities: [{activity: {id: x, type: subprocess, process: q}}, {activity: {id: y, type: subprocess, process: q}}]}}]}
            ---
            process: {id: q, phases: [{phase: {id: b, environment: two, activities: [{activity: {id: x, type: subprocess, process: p}}, {activity: {id: y, type: subprocess, process: p}}]}}]}
            """);
        Assert.Equal(["one", "two"], reach.Environments.AsEnumerable());
        Assert.Contains(reach.Unknown, text => text.EndsWith(": the process q", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_AnUnknownSubprocess_IsOfTheRestAlone() => Assert.Equal(
        ["one"],
        Find("process: {id: p, phases: [{phase: {id: a, environment: one, activities: [{activity: {id: x, type: subprocess, process: gone}}]}}]}").Environments.AsEnumerable());

    private static ProcessReach Find(string yaml, params (string Name, string Value)[] inputs)
    {
        var read = DocumentReader.Read(yaml);
        var processes = read.Documents.OfType<ProcessDocument>().ToDictionary(d => d.Process.Id, d => d.Process, StringComparer.Ordinal);
        Assert.True(!read.HasErrors, string.Join('\n', read.Problems));
        var given = inputs.ToImmutableSortedDictionary(i => i.Name, i => DataValue.Of(i.Value));
        var values = InputResolver.Resolve(processes["p"], null, given).ToValues();
        return ProcessReach.Of(processes["p"], values, new ReleaseFacts { Id = "r1", Name = "R" }, reference => processes.GetValueOrDefault(reference.Id));
    }
}
