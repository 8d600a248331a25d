using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// Rule 5 of the execution rules, restart: decides from what is known of the runs of a release which nodes stay and which run again. It reads what was
/// committed and changes nothing. A node that has ended never changes, so that a plan holds even when the release goes on meanwhile.
/// </summary>
public sealed class RestartPlanner
{
    private readonly ProcessDefinition _process;
    private readonly ImmutableArray<Dictionary<string, TreeNode>> _runs;
    private readonly Dictionary<string, TreeNode> _newest;
    private readonly Func<ProcessReference, ProcessDefinition?> _definitions;
    private readonly RestartGraph _graph;

    private RestartPlanner(ProcessDefinition process, IEnumerable<TreeNode> runs, Func<ProcessReference, ProcessDefinition?> definitions)
    {
        _process = process;
        _runs = [.. runs.Select(Index)];
        _newest = _runs[^1];
        _definitions = definitions;
        _graph = new RestartGraph(process, HasEndedItself);
    }

    /// <summary>Plans a restart.</summary>
    /// <param name="process">The pinned definition.</param>
    /// <param name="runs">The trees of all runs, the first first; the last is restarted.</param>
    /// <param name="from">The phase or activity from which everything runs again.</param>
    /// <param name="definitions">Finds the pinned definition of a subprocess.</param>
    /// <returns>The plan, or why there is none.</returns>
    public static (RestartPlan? Plan, SignalReply? Refusal) Plan(
        ProcessDefinition process, IReadOnlyList<TreeNode> runs, string from, Func<ProcessReference, ProcessDefinition?> definitions)
    {
        var planner = new RestartPlanner(process, runs, definitions);
        return planner.Refuse(from) is { } refusal ? (null, refusal) : (planner.Plan(from), null);
    }

    private static Dictionary<string, TreeNode> Index(TreeNode root)
    {
        var nodes = new Dictionary<string, TreeNode>(StringComparer.Ordinal);
        Add(root);
        return nodes;

        void Add(TreeNode node)
        {
            nodes[node.Node.Path] = node;
            foreach (var child in node.Children)
            {
                Add(child);
            }
        }
    }

    private static IEnumerable<string> Activities(PhaseDefinition phase) => phase.Activities.Select(activity => $"{phase.Id}.{activity.Id}");

    private SignalReply? Refuse(string from)
    {
        var root = _newest[string.Empty].Node;
        if (from.Split('/')[0] is var outer && outer.Length < from.Length && _newest.ContainsKey(outer))
        {
            return Refusals.RestartInside(from, outer);
        }

        if (from.Contains('@', StringComparison.Ordinal) && _newest.ContainsKey(from))
        {
            return Refusals.RestartFromGate(from, ReleaseGraph.PhaseOf(from));
        }

        var paths = _process.Phases.SelectMany(phase => Activities(phase).Prepend(phase.Id)).ToList();
        if (!paths.Contains(from))
        {
            return Refusals.UnknownNode(from, Suggestions.DidYouMean(from, paths, "Name a phase, or an activity as `phase.activity`."));
        }

        var works = _newest.Values.Any(node => node.Node is { Kind: "activity" or "gate", Status: nameof(ActivityStatus.Running) or nameof(ActivityStatus.Queued) });
        var isHeld = root.Status is nameof(ReleaseStatus.OnHold) or nameof(ReleaseStatus.Paused);
        return root.EndedAt is null && (works || !isHeld) ? Refusals.StillRunning() : null;
    }

    private RestartPlan Plan(string from)
    {
        _graph.Mark(from, whole: true);
        foreach (var path in _process.Phases.SelectMany(phase => Activities(phase).Prepend(phase.Id)).Where(path => !IsSatisfied(_newest[path].Node)))
        {
            _graph.Mark(path, whole: false);
        }

        return new RestartPlan
        {
            From = from,
            Carried = Carried(),
            Again = [.. _process.Phases.SelectMany(phase => Activities(phase).Prepend(phase.Id)).Where(_graph.Contains)],
            Effects = new RepeatedEffects(_process, _runs, _definitions, _graph.Contains).Find(),
        };
    }

    private static bool IsSatisfied(NodeView node) => node.EndedAt is not null && Ending(node) is { } ending && DependencyRule.Satisfies(ending);

    // Views that earlier releases of the product wrote do not tell why a node was skipped; it decides anew then.
    private static NodeEnding? Ending(NodeView node) => node.Ending ?? node.Status switch
    {
        nameof(ActivityStatus.Succeeded) or nameof(PhaseStatus.Completed) => NodeEnding.Succeeded,
        nameof(ActivityStatus.Ignored) => NodeEnding.Ignored,
        _ => null,
    };

    private bool HasEndedItself(string path) => _newest[ReleaseGraph.PhaseOf(path)].Node.StartedAt is not null || _newest[path].Node.CarriedFrom is not null;

    private ImmutableSortedDictionary<string, CarriedNode> Carried()
    {
        var carried = ImmutableSortedDictionary.CreateBuilder<string, CarriedNode>();
        foreach (var phase in _process.Phases)
        {
            var stays = !_graph.Contains(phase.Id);
            if (stays)
            {
                carried[phase.Id] = Carry(_newest[phase.Id]);
            }

            foreach (var child in _newest[phase.Id].Children.Where(child => child.Node.Kind == "gate" ? stays : !_graph.Contains(child.Node.Path)))
            {
                carried[child.Node.Path] = Carry(child);
            }
        }

        return carried.ToImmutable();
    }

    private CarriedNode Carry(TreeNode node) => new()
    {
        View = node.Node with { Ending = Ending(node.Node), CarriedFrom = node.Node.CarriedFrom ?? _runs.Length, WaitsFor = [] },
        AnyIgnored = AnyIgnored(node),
    };

    // What is below a node that was carried before is known in the run in which it ran.
    private bool AnyIgnored(TreeNode node)
    {
        if (node.Node.CarriedFrom is { } run && node.Node.Kind != "phase" && _runs[run - 1].TryGetValue(node.Node.Path, out var origin) && !ReferenceEquals(origin, node))
        {
            return AnyIgnored(origin);
        }

        return Ending(node.Node) == NodeEnding.Ignored
            || (node.Node.Kind == "phase" ? node.Children.Any(AnyIgnored) : AnyIgnoredBelow(node));
    }

    // Of the attempts of a subprocess the last counts; of what people started, all that succeeded.
    private static bool AnyIgnoredBelow(TreeNode node)
    {
        var started = node.Node.Remedies.Select(remedy => (remedy.Path, remedy.Status))
            .Concat(node.Node.Tasks.SelectMany(task => task.Processes).Select(process => (process.Path, process.Status)))
            .ToDictionary(child => child.Path, child => child.Status, StringComparer.Ordinal);
        var last = node.Children.LastOrDefault(child => !started.ContainsKey(child.Node.Path))?.Node.Status;
        return started.Values.Append(last).Contains(nameof(ReleaseStatus.PartiallySucceeded));
    }
}
