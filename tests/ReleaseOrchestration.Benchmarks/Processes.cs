using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Benchmarks;

internal static class Processes
{
    public static ProcessDefinition Chain(int activities) => new()
    {
        Id = "chain",
        Phases = [new PhaseDefinition { Id = "one", Activities = [.. Enumerable.Range(0, activities).Select(i => Activity(i, i == 0 ? [] : [$"a{i - 1}"]))] }],
    };

    public static ProcessDefinition Wide(int phases, int activities) => new()
    {
        Id = "wide",
        Phases = [.. Enumerable.Range(0, phases).Select(p => new PhaseDefinition { Id = $"p{p}", Activities = [.. Enumerable.Range(0, activities / phases).Select(i => Activity(i, []))] })],
    };

    public static ProcessDefinition InOrder(ProcessDefinition process) =>
        process with { Phases = [.. process.Phases.Select((p, i) => i == 0 ? p : p with { DependsOn = [process.Phases[i - 1].Id] })] };

    public static ProcessDefinition Small() => new()
    {
        Id = "small",
        Phases = [.. Enumerable.Range(0, 2).Select(p => new PhaseDefinition
        {
            Id = $"p{p}",
            DependsOn = p == 0 ? [] : [$"p{p - 1}"],
            Activities = [Activity(0, []), Activity(1, ["a0"])],
        })],
    };

    private static ActivityDefinition Activity(int number, ImmutableArray<string> dependsOn) => new()
    {
        Id = $"a{number}",
        Type = ActivityType.Automated,
        DependsOn = dependsOn,
        Pipeline = new PipelineDefinition { Pipeline = "build" },
    };
}
