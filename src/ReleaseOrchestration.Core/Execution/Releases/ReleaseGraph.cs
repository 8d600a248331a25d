using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a release knows of its phases without their states: who waits for whom, who reads or waits for nodes of whom.</summary>
internal sealed class ReleaseGraph
{
    private readonly Dictionary<string, PhaseDefinition> _byId = [];
    private readonly Dictionary<string, List<string>> _dependents = [];
    private readonly Dictionary<string, ImmutableHashSet<Reference>> _reads = [];
    private readonly Dictionary<string, ImmutableArray<string>> _watches = [];
    private readonly Dictionary<string, List<string>> _watchers = [];
    private readonly Dictionary<string, SortedSet<string>> _published = [];

    public ReleaseGraph(ProcessDefinition definition)
    {
        Definition = definition;
        foreach (var phase in definition.Phases)
        {
            _byId[phase.Id] = phase;
            foreach (var dependency in phase.DependsOn)
            {
                Add(_dependents, dependency, phase.Id);
            }
        }

        foreach (var phase in definition.Phases)
        {
            Watch(phase);
        }

        foreach (var path in ReferenceCollector.Of(definition.Outputs).Select(r => r.Node))
        {
            Publish(path);
        }
    }

    public ProcessDefinition Definition { get; }

    public PhaseDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<string> Dependents(string phase) => _dependents.TryGetValue(phase, out var list) ? list : [];

    public ImmutableHashSet<Reference> Reads(string phase) => _reads[phase];

    /// <summary>Paths of nodes of other phases that a phase reads or waits for.</summary>
    public ImmutableArray<string> Watches(string phase) => _watches[phase];

    /// <summary>Phases that read or wait for a node of another phase.</summary>
    public IReadOnlyList<string> Watchers(string path) => _watchers.TryGetValue(path, out var list) ? list : [];

    /// <summary>Paths of nodes of a phase that are read elsewhere.</summary>
    public ImmutableArray<string> Published(string phase) => _published.TryGetValue(phase, out var set) ? [.. set] : [];

    private static void Add(Dictionary<string, List<string>> lists, string key, string value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }

    private void Watch(PhaseDefinition phase)
    {
        var reads = ReferenceCollector.Of(phase);
        _reads[phase.Id] = reads;
        var dependencies = phase.Activities.SelectMany(a => a.DependsOn).Where(d => d.Contains('.', StringComparison.Ordinal));
        var watched = new SortedSet<string>(reads.Select(r => r.Node).Concat(dependencies), StringComparer.Ordinal);
        watched.RemoveWhere(path => path.Length == 0 || PhaseOf(path) == phase.Id);
        _watches[phase.Id] = [.. watched];
        foreach (var path in watched)
        {
            Add(_watchers, path, phase.Id);
            Publish(path);
        }
    }

    private void Publish(string path)
    {
        if (path.Contains('.', StringComparison.Ordinal))
        {
            (_published.TryGetValue(PhaseOf(path), out var set) ? set : _published[PhaseOf(path)] = new(StringComparer.Ordinal)).Add(path);
        }
    }

    public static string PhaseOf(string path) => path.Split('.', 2)[0];
}
