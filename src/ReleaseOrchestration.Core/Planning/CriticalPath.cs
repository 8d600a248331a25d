using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>
/// Follows a run back from its end: from each node to the one whose end let it start, be that a dependency, the start of its phase, a gate, or the holder of
/// its lock.
/// </summary>
internal sealed class CriticalPath(PlanGraph graph, WaitHistory waits)
{
    private readonly List<PlanStep> _steps = [];

    /// <summary>From the first node to the last; empty when the release does not end.</summary>
    public ImmutableArray<PlanStep> Find()
    {
        if (graph.View(graph.Root)?.EndedAt is null)
        {
            return [];
        }

        // Nodes come before each other in a graph without cycles, each with an end and a start: the way back ends.
        (MachineAddress Node, bool AtEnd)? at = (graph.Root, true);
        while (at is { } place)
        {
            at = place.AtEnd ? BeforeEnd(place.Node) : BeforeStart(place.Node);
        }

        return Ordered();
    }

    private ImmutableArray<PlanStep> Ordered()
    {
        _steps.Reverse();
        var ready = graph.View(graph.Root)!.StartedAt!.Value;
        var ordered = ImmutableArray.CreateBuilder<PlanStep>(_steps.Count);
        foreach (var step in _steps)
        {
            ordered.Add(step with { ReadyAt = ready });
            ready = step.EndsAt ?? ready;
        }

        return ordered.MoveToImmutable();
    }

    private (MachineAddress Node, bool AtEnd)? BeforeEnd(MachineAddress node)
    {
        var view = graph.View(node)!;
        if (view.StartedAt is null)
        {
            return (node, false);
        }

        if (graph.LastInside(node) is { } last)
        {
            return (last, true);
        }

        Add(view, view.EndedAt);
        return (node, false);
    }

    private (MachineAddress Node, bool AtEnd)? BeforeStart(MachineAddress node)
    {
        if (node.IsRelease)
        {
            return graph.Parent(node) is { } activity ? (activity, false) : null;
        }

        var view = graph.View(node)!;
        if (view.Kind == "phase" && view.StartedAt is not null && waits.Of(view.Path).Any(wait => wait.Kind != WaitKind.Gate))
        {
            Add(view, view.StartedAt);
        }

        return graph.CauseOfStart(node);
    }

    private void Add(NodeView view, DateTimeOffset? end) => _steps.Add(new PlanStep(view.Path, default, view.StartedAt!.Value, end, waits.Of(view.Path)));
}
