using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Conformance;

/// <summary>Compares what two runtimes did: each node's own sequence, and every order that the scenario or the graph demands. Nodes that are independent of each other may take turns.</summary>
public static class TransitionComparison
{
    private static readonly string[] Ended = ["Succeeded", "Completed", "Failed", "Ignored", "Skipped", "Aborted"];

    /// <summary>What differs, in sentences.</summary>
    public static IEnumerable<string> Compare(ScenarioRecording expected, IReadOnlyList<SimulatedTransition> actual) =>
        [.. Sequences(expected.Transitions, actual), .. expected.Orders.Where(order => !Holds(order, actual)).Select(order => $"{order.Trail}: {order.Second} starts before {order.First} has ended")];

    private static IEnumerable<string> Sequences(IEnumerable<SimulatedTransition> expected, IEnumerable<SimulatedTransition> actual)
    {
        var wanted = expected.ToLookup(NodeOf, Line, StringComparer.Ordinal);
        var found = actual.ToLookup(NodeOf, Line, StringComparer.Ordinal);
        foreach (var node in wanted.Select(group => group.Key).Union(found.Select(group => group.Key)).Order(StringComparer.Ordinal))
        {
            var pairs = Pairs([.. wanted[node]], [.. found[node]]);
            if (pairs.FirstOrDefault(pair => pair.Wanted != pair.Found) is { Number: > 0 } difference)
            {
                yield return $"{node}, transition {difference.Number}: `{difference.Found}` instead of `{difference.Wanted}`";
            }
        }
    }

    private static IEnumerable<(int Number, string Wanted, string Found)> Pairs(string[] wanted, string[] found) =>
        Enumerable.Range(0, Math.Max(wanted.Length, found.Length)).Select(i => (i + 1, wanted.ElementAtOrDefault(i) ?? "nothing", found.ElementAtOrDefault(i) ?? "nothing"));

    private static string NodeOf(SimulatedTransition transition) => $"{transition.Release}{transition.Transition.Path}";

    private static string Line(SimulatedTransition transition)
    {
        var t = transition.Transition;
        return $"{t.At:u} {t.Event} {t.Before} → {t.After} by {t.Actor}, attempt {t.Attempt}: {t.Reason} {t.Details}";
    }

    // Whatever a node does before the other has ended is being asked or told, not starting. What a restart keeps as it ended does nothing in the new run.
    private static bool Holds(DemandedOrder order, IReadOnlyList<SimulatedTransition> transitions)
    {
        var trail = transitions.Where(transition => transition.Release == order.Trail).Select(transition => transition.Transition).ToList();
        var start = trail.FindIndex(t => t.Path == order.Second && (t.After is "Running" or "InProgress" or "OnHold"));
        var isCarried = order.Trail.Run > 1 && !trail.Exists(t => t.Path == order.First);
        return start < 0 || isCarried || trail.FindIndex(t => t.Path == order.First && Ended.Contains(t.After)) is >= 0 and var end && end < start;
    }
}
