using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Graph;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>
/// The one graph of a process. A phase's start waits for the ends of the phases it depends on, its activities for its opening, its end for its
/// activities and gates; a dependency on an activity of another phase waits for that activity alone.
/// </summary>
public sealed class ProcessGraph
{
    private readonly GraphBuilder _builder;
    private readonly Lazy<Reachability> _reachability;
    private readonly ILookup<string, string> _dependencies;
    private readonly ILookup<string, string> _dependents;

    private ProcessGraph(GraphBuilder builder)
    {
        _builder = builder;
        Nodes = [.. builder.Nodes];
        var order = TopologicalOrder.Of(builder.Successors);
        Order = order.Count == Nodes.Length ? [.. order.Select(index => Nodes[index])] : [];
        _reachability = new Lazy<Reachability>(() => new Reachability(builder.Successors, order));
        var edges = builder.Declared.Where(edge => edge.Producer is not null).DistinctBy(edge => (edge.Producer, edge.Consumer)).ToList();
        _dependencies = edges.ToLookup(edge => edge.Consumer, edge => edge.Producer!, StringComparer.Ordinal);
        _dependents = edges.ToLookup(edge => edge.Producer!, edge => edge.Consumer, StringComparer.Ordinal);
    }

    /// <summary>Every node, in the order of the document.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>Every node after all that it waits for; empty when some wait for each other.</summary>
    public ImmutableArray<GraphNode> Order { get; }

    /// <summary>Whether some nodes wait for each other, so that the process can never end.</summary>
    public bool HasCycle => Order.IsEmpty && !Nodes.IsEmpty;

    internal IReadOnlyList<DeclaredEdge> Declared => _builder.Declared;

    /// <summary>The graph of a process. Dependencies on what does not exist are left out.</summary>
    public static ProcessGraph Of(ProcessDefinition process) => new(new GraphBuilder(process));

    /// <summary>Where a phase, an activity or a gate starts; null when there is none of that path.</summary>
    public GraphNode? StartOf(string path) => _builder.Starts.GetValueOrDefault(path);

    /// <summary>Where a phase, an activity or a gate has ended; null when there is none of that path.</summary>
    public GraphNode? EndOf(string path) => _builder.Ends.GetValueOrDefault(path);

    /// <summary>The paths of the phases or activities that <c>depends-on</c> of a phase or activity names, in its order.</summary>
    public ImmutableArray<string> DependenciesOf(string path) => [.. _dependencies[path]];

    /// <summary>The paths of the phases or activities whose <c>depends-on</c> names a phase or activity, in the order of the document.</summary>
    public ImmutableArray<string> DependentsOf(string path) => [.. _dependents[path]];

    /// <summary>Whether the producer has ended, on every path, before the consumer starts. False for a node and itself, and where there is a cycle.</summary>
    /// <param name="producer">The path of a phase, an activity or a gate.</param>
    /// <param name="consumer">The path of another; empty for the end of the release.</param>
    public bool IsBefore(string producer, string consumer) =>
        EndOf(producer) is { } end && (consumer.Length == 0 || (StartOf(consumer) is { } start && IsBefore(end, start)));

    /// <summary>Whether one node is passed, on every path, before another.</summary>
    public bool IsBefore(GraphNode producer, GraphNode consumer) => !HasCycle && _reachability.Value.IsBefore(producer.Index, consumer.Index);

    /// <summary>
    /// For each knot of nodes that wait for each other, one shortest cycle as paths in running order, its first node again at its end:
    /// <c>a, b, a</c>.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Cycles() => HasCycle ? [.. new CycleFinder(_builder.Successors).Find().Select(PathsOf)] : [];

    private ImmutableArray<string> PathsOf(IReadOnlyList<int> cycle)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var path in cycle.Select(index => Nodes[index].Path))
        {
            if (paths.Count == 0 || paths[^1] != path)
            {
                paths.Add(path);
            }
        }

        if (paths.Count == 1 || paths[^1] != paths[0])
        {
            paths.Add(paths[0]);
        }

        return paths.ToImmutable();
    }
}
