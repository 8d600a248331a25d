namespace ReleaseOrchestration.Core.Processes.Graph;

/// <summary>
/// Lays a process out as one graph: for each phase its start, its entry gates, its opening, its activities, its exit gates and its end.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<string, GraphNode> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphNode> _ends = new(StringComparer.Ordinal);

    public GraphBuilder(ProcessDefinition process)
    {
        foreach (var phase in process.Phases)
        {
            AddPhase(phase);
        }

        for (var i = 0; i < process.Phases.Length; i++)
        {
            AddDependencies(process.Phases[i], $"process.phases[{i}]");
        }
    }

    public List<GraphNode> Nodes { get; } = [];

    /// <summary>By number of the producer: the numbers of what must wait for it.</summary>
    public List<List<int>> Successors { get; } = [];

    public List<DeclaredEdge> Declared { get; } = [];

    /// <summary>By path, where a read or a wait of the node begins: of a phase its start.</summary>
    public IReadOnlyDictionary<string, GraphNode> Starts => _starts;

    /// <summary>By path, where the node has ended: of a phase its end.</summary>
    public IReadOnlyDictionary<string, GraphNode> Ends => _ends;

    private void AddPhase(PhaseDefinition phase)
    {
        var start = Add(GraphNodeKind.PhaseStart, phase.Id);
        var entries = phase.EntryGates.Select(gate => Add(GraphNodeKind.EntryGate, $"{phase.Id}.@entry.{gate.Id}")).ToList();
        var open = Add(GraphNodeKind.PhaseOpen, phase.Id);
        var activities = phase.Activities.Select(activity => Add(GraphNodeKind.Activity, $"{phase.Id}.{activity.Id}")).ToList();
        var exits = phase.ExitGates.Select(gate => Add(GraphNodeKind.ExitGate, $"{phase.Id}.@exit.{gate.Id}")).ToList();
        var end = Add(GraphNodeKind.PhaseEnd, phase.Id);
        _starts.TryAdd(phase.Id, start);
        _ends.TryAdd(phase.Id, end);
        Connect([start], entries);
        Connect([start, .. entries], [open]);
        Connect([open], activities);
        Connect([open, .. activities], exits.Count > 0 ? exits : [end]);
        Connect(exits, [end]);
        Connect(exits.Count > 0 ? [open] : [], [end]);
    }

    private GraphNode Add(GraphNodeKind kind, string path)
    {
        var node = new GraphNode(Nodes.Count, kind, path);
        Nodes.Add(node);
        Successors.Add([]);
        if (kind is GraphNodeKind.Activity or GraphNodeKind.EntryGate or GraphNodeKind.ExitGate)
        {
            _starts.TryAdd(path, node);
            _ends.TryAdd(path, node);
        }

        return node;
    }

    private void Connect(IEnumerable<GraphNode> producers, IReadOnlyCollection<GraphNode> consumers)
    {
        foreach (var producer in producers)
        {
            Successors[producer.Index].AddRange(consumers.Select(consumer => consumer.Index));
        }
    }

    private void AddDependencies(PhaseDefinition phase, string path)
    {
        Declare(phase.DependsOn, path, phase.Id, text => text.Contains('.', StringComparison.Ordinal) ? null : text);
        for (var i = 0; i < phase.Activities.Length; i++)
        {
            Declare(
                phase.Activities[i].DependsOn,
                $"{path}.activities[{i}]",
                $"{phase.Id}.{phase.Activities[i].Id}",
                text => text.Contains('@', StringComparison.Ordinal) ? null : text.Contains('.', StringComparison.Ordinal) ? text : $"{phase.Id}.{text}");
        }
    }

    private void Declare(IReadOnlyList<string> dependencies, string path, string consumer, Func<string, string?> resolve)
    {
        for (var i = 0; i < dependencies.Count; i++)
        {
            var producer = resolve(dependencies[i]) is { } target && _ends.ContainsKey(target) ? target : null;
            Declared.Add(new DeclaredEdge(dependencies[i], $"{path}.depends-on[{i}]", producer, consumer));
            if (producer is not null)
            {
                Successors[_ends[producer].Index].Add(_starts[consumer].Index);
            }
        }
    }
}
