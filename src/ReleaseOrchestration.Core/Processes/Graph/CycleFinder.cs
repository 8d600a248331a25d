namespace ReleaseOrchestration.Core.Processes.Graph;

/// <summary>Finds the nodes that wait for each other: one shortest cycle for each knot of them.</summary>
internal sealed class CycleFinder(IReadOnlyList<List<int>> successors)
{
    /// <summary>The cycles, each in the order in which its nodes would run, beginning with the first of the document.</summary>
    public IEnumerable<IReadOnlyList<int>> Find()
    {
        var component = new StrongComponents(successors).Compute();
        foreach (var knot in Enumerable.Range(0, successors.Count).GroupBy(node => component[node]))
        {
            var first = knot.First();
            if (knot.Skip(1).Any() || successors[first].Contains(first))
            {
                yield return Shortest(first, node => component[node] == knot.Key);
            }
        }
    }

    private List<int> Shortest(int first, Func<int, bool> isInside)
    {
        var cameFrom = new Dictionary<int, int>();
        var queue = new Queue<int>([first]);
        while (queue.TryDequeue(out var node) && !cameFrom.ContainsKey(first))
        {
            foreach (var successor in successors[node].Where(isInside))
            {
                if (cameFrom.TryAdd(successor, node))
                {
                    queue.Enqueue(successor);
                }
            }
        }

        var cycle = new List<int>();
        for (var node = cameFrom[first]; node != first; node = cameFrom[node])
        {
            cycle.Add(node);
        }

        cycle.Add(first);
        cycle.Reverse();
        return cycle;
    }
}
