using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>What started and ended because of what, in a run that is over.</summary>
internal sealed class PlanGraph
{
    private readonly SimulatedRuntime _runtime;
    private readonly Func<string, ProcessDefinition> _definitions;
    private readonly Dictionary<MachineAddress, NodeView> _views;
    private readonly ILookup<MachineAddress, MachineAddress> _children;
    private readonly ILookup<(string Lock, DateTimeOffset End), MachineAddress> _holders;
    private readonly Dictionary<MachineAddress, PhaseGraph> _phases = [];

    public PlanGraph(SimulatedRuntime runtime, MachineAddress root, Func<string, ProcessDefinition> definitions)
    {
        (_runtime, Root, _definitions) = (runtime, root, definitions);
        _views = runtime.Nodes.ToDictionary(node => node.Address, node => node.View);
        _children = _views.Keys.Where(address => Parent(address) is not null).ToLookup(address => Parent(address)!);
        _holders = _views
            .Where(node => node.Value.EndedAt is not null && LockOf(node.Key).Length > 0)
            .ToLookup(node => (LockOf(node.Key), node.Value.EndedAt!.Value), node => node.Key);
    }

    public MachineAddress Root { get; }

    public NodeView? View(MachineAddress node) => _views.GetValueOrDefault(node);

    /// <summary>What a node is a part of: the phase, the release, the activity that started the subprocess; null for the outermost release.</summary>
    public MachineAddress? Parent(MachineAddress node)
    {
        if (!node.IsRelease)
        {
            return node.LocalPath.Contains('.', StringComparison.Ordinal) ? node.Phase : node.Release;
        }

        return node.Path.Length == 0 ? null : (_runtime.StartOf(node) as StartRelease)?.Parent;
    }

    /// <summary>The part of a phase, release or subprocess activity that ended last; null for what has no parts.</summary>
    public MachineAddress? LastInside(MachineAddress node) =>
        Latest(_children[node].Where(child => _views[child].StartedAt is not null && !IsGate(child, GateIds.Entry)));

    /// <summary>The node whose end let this one start, or, at its own start, what it is a part of.</summary>
    public (MachineAddress Node, bool AtEnd) CauseOfStart(MachineAddress node)
    {
        if (!node.LocalPath.Contains('.', StringComparison.Ordinal))
        {
            return Latest(_children[node].Where(child => IsGate(child, GateIds.Entry))) is { } gate ? (gate, true) : CauseOfPhase(node);
        }

        if (IsGate(node, GateIds.Entry))
        {
            return CauseOfPhase(node.Phase);
        }

        return Holder(node) is { } holder ? (holder, true) : CauseOfActivity(node);
    }

    private (MachineAddress Node, bool AtEnd) CauseOfPhase(MachineAddress phase)
    {
        var process = _definitions(((StartRelease)_runtime.StartOf(phase.Release)!).DefinitionHash);
        var definition = process.Phases.First(candidate => candidate.Id == phase.LocalPath);
        return Latest(definition.DependsOn.Select(phase.Node)) is { } before ? (before, true) : (phase.Release, false);
    }

    private (MachineAddress Node, bool AtEnd) CauseOfActivity(MachineAddress node)
    {
        var phase = node.Phase;
        var graph = _phases.TryGetValue(phase, out var known) ? known : _phases[phase] = new PhaseGraph((StartPhase)_runtime.StartOf(phase)!);
        var before = IsGate(node, GateIds.Exit)
            ? Latest(_children[phase].Where(child => !child.LocalPath.Contains('@', StringComparison.Ordinal)))
            : Latest(graph.Dependencies(node.LocalPath[(phase.LocalPath.Length + 1)..]).Select(node.Node));
        return before is not null && !(_views[before].EndedAt < _views[phase].StartedAt) ? (before, true) : (phase, false);
    }

    // Whose end freed the lock that the node had waited for.
    private MachineAddress? Holder(MachineAddress node) =>
        LockOf(node) is { Length: > 0 } name && _views[node] is { StartedAt: { } start } && _runtime.Transitions.Any(t => IsQueued(t, node))
            ? _holders[(name, start)].FirstOrDefault(holder => holder != node)
            : null;

    private static bool IsQueued(SimulatedTransition transition, MachineAddress node) =>
        transition.Transition.After == nameof(ActivityStatus.Queued) && transition.Release.Node(transition.Transition.Path) == node;

    private string LockOf(MachineAddress node) => _runtime.Find(node)?.State is ActivityState state ? state.Lock : string.Empty;

    private static bool IsGate(MachineAddress node, string kind) => node.LocalPath.Contains($".{kind}", StringComparison.Ordinal);

    private MachineAddress? Latest(IEnumerable<MachineAddress> nodes)
    {
        MachineAddress? latest = null;
        foreach (var node in nodes.Where(node => View(node)?.EndedAt is not null))
        {
            latest = latest is null || _views[node].EndedAt >= _views[latest].EndedAt ? node : latest;
        }

        return latest;
    }
}
