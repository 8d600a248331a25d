namespace ReleaseOrchestration.Core.Processes.Graph;

/// <summary>Tarjan's strongly connected components, without recursion.</summary>
internal sealed class StrongComponents(IReadOnlyList<List<int>> successors)
{
    private readonly int[] _number = new int[successors.Count];
    private readonly int[] _low = new int[successors.Count];
    private readonly int[] _component = Enumerable.Repeat(-1, successors.Count).ToArray();
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Node, int Next)> _path = new();
    private int _visited;
    private int _components;

    /// <summary>The number of the component of each node.</summary>
    public int[] Compute()
    {
        for (var node = 0; node < successors.Count; node++)
        {
            if (_number[node] == 0)
            {
                Enter(node);
                Walk();
            }
        }

        return _component;
    }

    private void Enter(int node)
    {
        _number[node] = _low[node] = ++_visited;
        _open.Push(node);
        _path.Push((node, 0));
    }

    private void Walk()
    {
        while (_path.TryPop(out var step))
        {
            var (node, next) = step;
            if (next == successors[node].Count)
            {
                Leave(node);
                continue;
            }

            _path.Push((node, next + 1));
            var successor = successors[node][next];
            if (_number[successor] == 0)
            {
                Enter(successor);
            }
            else if (_component[successor] < 0)
            {
                _low[node] = Math.Min(_low[node], _number[successor]);
            }
        }
    }

    private void Leave(int node)
    {
        if (_path.TryPeek(out var parent))
        {
            _low[parent.Node] = Math.Min(_low[parent.Node], _low[node]);
        }

        if (_low[node] != _number[node])
        {
            return;
        }

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = _components;
        }
        while (member != node);
        _components++;
    }
}
