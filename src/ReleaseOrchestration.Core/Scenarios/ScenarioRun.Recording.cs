using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Keeps what another runtime needs to run the same.</summary>
internal sealed partial class ScenarioRun
{
    public ScenarioRecording Record()
    {
        var steps = ImmutableArray.CreateBuilder<ScenarioStep>();
        _runtime.Stepped = step => Keep(steps, step);
        var result = Run();
        return new ScenarioRecording
        {
            Result = result,
            Definitions = _pins.All,
            Steps = steps.ToImmutable(),
            Transitions = [.. _runtime.Transitions],
            Orders = [.. _runtime.Transitions.Select(transition => transition.Release).Distinct().SelectMany(OfGraph), .. OfScenario()],
        };
    }

    // Several timers of one instant are one move of the clock.
    private static void Keep(ImmutableArray<ScenarioStep>.Builder steps, ScenarioStep step)
    {
        if (step.IsClock && steps.Count > 0 && steps[^1].IsClock && steps[^1].At == step.At)
        {
            return;
        }

        steps.Add(step);
    }

    private IEnumerable<DemandedOrder> OfGraph(MachineAddress trail)
    {
        if (_runtime.StartOf(trail) is not StartRelease start)
        {
            return [];
        }

        var graph = ProcessGraph.Of(_pins.Get(start.DefinitionHash));
        return graph.Nodes.Select(node => node.Path).Distinct(StringComparer.Ordinal)
            .SelectMany(path => graph.DependenciesOf(path).Select(dependency => new DemandedOrder(trail, dependency, path)));
    }

    // Between nodes of different processes there is no common trail; their parents are ordered by the graph.
    private IEnumerable<DemandedOrder> OfScenario() =>
        from expect in Scenario.Expect.Runs.Prepend(Scenario.Expect)
        from chain in expect.Order
        from pair in chain.Zip(chain.Skip(1))
        let first = _root with { Run = expect.Run, Path = _fullPath(pair.First) }
        let second = _root with { Run = expect.Run, Path = _fullPath(pair.Second) }
        where first.Release == second.Release
        select new DemandedOrder(first.Release, first.LocalPath, second.LocalPath);
}
