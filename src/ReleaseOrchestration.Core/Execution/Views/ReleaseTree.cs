using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// The whole release as a tree: nodes that have a view of their own as they are, the others as the definition has them, with what they wait for.
/// </summary>
public sealed class ReleaseTree
{
    private const int MostWaits = 20;

    private readonly ProcessDefinition _process;
    private readonly string _prefix;
    private readonly IReadOnlyDictionary<string, NodeView> _views;
    private readonly Func<ProcessReference, ProcessDefinition?> _definitions;
    private readonly NodeView _root;

    private ReleaseTree(
        ProcessDefinition process, string prefix, IReadOnlyDictionary<string, NodeView> views, Func<ProcessReference, ProcessDefinition?> definitions)
    {
        (_process, _prefix, _views, _definitions) = (process, prefix, views, definitions);
        _root = views.TryGetValue(prefix, out var view) ? view : Unstarted(process, prefix);
    }

    /// <summary>Composes the tree of a release.</summary>
    /// <param name="process">Its pinned definition.</param>
    /// <param name="prefix">Its path: empty, or ending with <c>/</c> for a subprocess.</param>
    /// <param name="views">Views of nodes by path, those of subprocesses included.</param>
    /// <param name="definitions">Finds the definition of a subprocess; those that it does not find stay without children.</param>
    public static TreeNode Compose(
        ProcessDefinition process, string prefix, IReadOnlyDictionary<string, NodeView> views, Func<ProcessReference, ProcessDefinition?>? definitions = null) =>
        new ReleaseTree(process, prefix, views, definitions ?? (_ => null)).Compose();

    private static NodeView Unstarted(ProcessDefinition process, string prefix) => new()
    {
        Path = prefix,
        Kind = "release",
        Id = process.Id,
        Name = process.Name,
        Type = process.Id,
        Description = process.Description,
        Status = nameof(ReleaseStatus.Draft),
        Owners = process.Owners,
    };

    private TreeNode Compose() => new(_root, [.. _process.Phases.Select(Phase)]);

    private TreeNode Phase(PhaseDefinition phase)
    {
        var view = View(phase.Id) ?? new NodeView
        {
            Path = _prefix + phase.Id,
            Kind = "phase",
            Id = phase.Id,
            Name = phase.Name,
            Description = phase.Description,
            Status = nameof(PhaseStatus.Pending),
            Owners = phase.Owners,
            WaitsFor = Waits(phase.DependsOn),
        };
        var entry = phase.EntryGates.Select(gate => Activity(view, gate, $"{phase.Id}.{GateIds.Entry}{gate.Id}", []));
        var activities = phase.Activities.Select(activity => Activity(view, activity, $"{phase.Id}.{activity.Id}", [.. activity.DependsOn.Select(Qualified)]));
        var exit = phase.ExitGates.Select(gate => Activity(view, gate, $"{phase.Id}.{GateIds.Exit}{gate.Id}", [.. phase.Activities.Select(a => $"{phase.Id}.{a.Id}")]));
        return new TreeNode(view, [.. entry, .. activities, .. exit]);

        string Qualified(string id) => id.Contains('.', StringComparison.Ordinal) ? id : $"{phase.Id}.{id}";
    }

    private TreeNode Activity(NodeView phase, ActivityDefinition activity, string path, ImmutableArray<string> dependencies)
    {
        var view = View(path) ?? Unstarted(phase, activity, path, dependencies);
        var children = activity.Process is { } reference ? Subprocesses(view, reference) : TaskProcesses(view, activity);
        return new TreeNode(view, children.AddRange(Remedies(view)));
    }

    private NodeView Unstarted(NodeView phase, ActivityDefinition activity, string path, ImmutableArray<string> dependencies)
    {
        var waits = Waits(dependencies);
        var view = new NodeView
        {
            Path = _prefix + path,
            Kind = path.Contains('@', StringComparison.Ordinal) ? "gate" : "activity",
            Id = activity.Id,
            Name = activity.Name,
            Type = activity.Type.ToString().ToLowerInvariant(),
            Description = activity.Description,
            Status = nameof(ActivityStatus.Pending),
            Owners = activity.Owners,
            ExpectedDuration = ActivityViews.ExpectedDuration(activity, context: null),
            WaitsFor = waits.IsEmpty && phase.Status == nameof(PhaseStatus.Pending) ? phase.WaitsFor : waits,
        };

        // A phase that ends takes with it what never started; those nodes have no view of their own.
        return phase.EndedAt is null ? view : view with
        {
            Status = EndWith(phase),
            Ending = phase.Ending is { } ending ? UnstartedNodes.OfChild(ending) : null,
            CarriedFrom = phase.CarriedFrom,
            Reason = phase.Reason,
            EndedAt = phase.EndedAt,
            WaitsFor = [],
        };
    }

    private static string EndWith(NodeView phase) =>
        phase.Status == nameof(PhaseStatus.Aborted) ? nameof(ActivityStatus.Aborted) : nameof(ActivityStatus.Skipped);

    private ImmutableArray<Wait> Waits(ImmutableArray<string> dependencies)
    {
        if ((_root.Restart?.At ?? _root.StartedAt) is not { } since || _root.EndedAt is not null)
        {
            return [];
        }

        var ended = dependencies.Select(d => View(d)?.EndedAt).OfType<DateTimeOffset>();
        since = ended.Append(since).Max();
        return
        [
            .. dependencies
                .Where(d => View(d)?.EndedAt is null)
                .Take(MostWaits)
                .Select(d => new Wait { Kind = WaitKind.Dependency, On = d, Since = since }),
        ];
    }

    private ImmutableArray<TreeNode> Subprocesses(NodeView activity, ProcessReference reference)
    {
        if (_definitions(reference) is not { } process)
        {
            return [];
        }

        return
        [
            .. Enumerable.Range(1, activity.Attempt)
                .Select(attempt => attempt == 1 ? $"{activity.Path}/" : string.Create(CultureInfo.InvariantCulture, $"{activity.Path}:{attempt}/"))
                .Where(_views.ContainsKey)
                .Select(prefix => Compose(process, prefix, _views, _definitions)),
        ];
    }

    private ImmutableArray<TreeNode> TaskProcesses(NodeView view, ActivityDefinition activity)
    {
        var children = ImmutableArray.CreateBuilder<TreeNode>();
        foreach (var task in view.Tasks)
        {
            if (activity.Tasks.FirstOrDefault(t => t.Id == task.Id)?.Process is { } reference && _definitions(reference) is { } process)
            {
                children.AddRange(task.Processes.Where(p => _views.ContainsKey(p.Path)).Select(p => Compose(process, p.Path, _views, _definitions)));
            }
        }

        return children.ToImmutable();
    }

    private IEnumerable<TreeNode> Remedies(NodeView view) =>
        from remedy in view.Remedies
        where _views.ContainsKey(remedy.Path)
        let process = _definitions(remedy.Process)
        where process is not null
        select Compose(process, remedy.Path, _views, _definitions);

    private NodeView? View(string local) => _views.TryGetValue(_prefix + local, out var view) ? view : null;
}
