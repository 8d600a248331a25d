namespace ReleaseOrchestration.Core.Processes.Graph;

/// <summary>Orders a graph so that every node comes after all that it waits for; ties go by number.</summary>
internal static class TopologicalOrder
{
    /// <summary>The numbers in order; fewer than there are nodes when some wait for each other.</summary>
    public static List<int> Of(IReadOnlyList<List<int>> successors)
    {
        var waiting = new int[successors.Count];
        foreach (var successor in successors.SelectMany(list => list))
        {
            waiting[successor]++;
        }

        var ready = new PriorityQueue<int, int>(Enumerable.Range(0, waiting.Length).Where(node => waiting[node] == 0).Select(node => (node, node)));
        var order = new List<int>(waiting.Length);
        while (ready.TryDequeue(out var node, out _))
        {
            order.Add(node);
            foreach (var successor in successors[node])
            {
                if (--waiting[successor] == 0)
                {
                    ready.Enqueue(successor, successor);
                }
            }
        }

        return order;
    }
}
