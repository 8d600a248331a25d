using System.Collections.Immutable;
using ReleaseOrchestration.Core.Expressions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>What a phase knows of its activities without their states: who waits for whom, who reads what.</summary>
internal sealed class PhaseGraph
{
    private readonly Dictionary<string, ActivityDefinition> _byId = [];
    private readonly Dictionary<string, ImmutableArray<string>> _dependencies = [];
    private readonly Dictionary<string, List<string>> _dependents = [];
    private readonly Dictionary<string, ImmutableHashSet<Reference>> _reads = [];

    public PhaseGraph(StartPhase start)
    {
        var phase = start.Phase;
        PhaseId = phase.Id;
        Activities = [.. phase.Activities.Select(a => a.Id)];
        EntryGates = [.. phase.EntryGates.Select(g => GateIds.Entry + g.Id)];
        ExitGates = [.. phase.ExitGates.Select(g => GateIds.Exit + g.Id)];
        Publishes = start.Publishes.ToImmutableHashSet();
        foreach (var activity in phase.Activities)
        {
            Add(activity.Id, activity);
            _dependencies[activity.Id] = [.. activity.DependsOn.Select(d => d.Contains('.', StringComparison.Ordinal) ? d : $"{phase.Id}.{d}")];
            foreach (var dependency in _dependencies[activity.Id])
            {
                (_dependents.TryGetValue(dependency, out var list) ? list : _dependents[dependency] = []).Add(activity.Id);
            }
        }

        AddGates(EntryGates, phase.EntryGates);
        AddGates(ExitGates, phase.ExitGates);
    }

    public string PhaseId { get; }

    public ImmutableArray<string> Activities { get; }

    public ImmutableArray<string> EntryGates { get; }

    public ImmutableArray<string> ExitGates { get; }

    public ImmutableHashSet<string> Publishes { get; }

    public ActivityDefinition? Find(string id) => _byId.GetValueOrDefault(id);

    public ImmutableArray<string> Dependencies(string id) => _dependencies.GetValueOrDefault(id, []);

    public IReadOnlyList<string> Dependents(string path) => _dependents.TryGetValue(path, out var list) ? list : [];

    public ImmutableHashSet<Reference> Reads(string id)
    {
        if (!_reads.TryGetValue(id, out var reads))
        {
            _reads[id] = reads = ReferenceCollector.Of(_byId[id]);
        }

        return reads;
    }

    public string Path(string id) => $"{PhaseId}.{id}";

    private void AddGates(ImmutableArray<string> ids, ImmutableArray<ActivityDefinition> gates)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            Add(ids[i], gates[i]);
        }
    }

    private void Add(string id, ActivityDefinition definition) => _byId[id] = definition;
}
