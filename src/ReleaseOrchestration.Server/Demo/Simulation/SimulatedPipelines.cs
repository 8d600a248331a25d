using System.Text.Json.Nodes;

namespace ReleaseOrchestration.Server.Demo.Simulation;

/// <summary>What the simulated pipelines do: how long they take, and what they yield.</summary>
internal static class SimulatedPipelines
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(0.8);

    private static readonly Dictionary<string, TimeSpan> Durations = new(StringComparer.Ordinal)
    {
        ["services/build/a"] = TimeSpan.FromSeconds(2.4),
        ["services/build/b"] = TimeSpan.FromSeconds(1.8),
        ["services/build/c"] = TimeSpan.FromSeconds(2.1),
        ["services/tests/integration"] = TimeSpan.FromSeconds(1.6),
        ["services/deploy/a"] = TimeSpan.FromSeconds(1.2),
        ["services/deploy/b"] = TimeSpan.FromSeconds(1.2),
        ["services/deploy/c"] = TimeSpan.FromSeconds(1.2),
    };

    public static TimeSpan DurationOf(string pipeline) => Durations.GetValueOrDefault(pipeline, Usual);

    public static JsonObject OutputsOf(SimulatedRun run, string logUrl) => run.Pipeline.Split('/') switch
    {
        [_, "build", var service] => new JsonObject { ["artifact"] = $"{service}-{run.Version}" },
        [_, "tests", _] => new JsonObject { ["report"] = logUrl, ["passed"] = 128 },
        _ => [],
    };
}
