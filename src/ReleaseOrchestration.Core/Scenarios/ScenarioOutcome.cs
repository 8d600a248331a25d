using System.Collections.Immutable;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>What expectations are held against.</summary>
internal sealed class ScenarioOutcome
{
    private readonly Dictionary<string, NodeView> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Index, DateTimeOffset At)> _starts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Index, DateTimeOffset At)> _ends = new(StringComparer.Ordinal);
    private readonly Func<string, string> _fullPath;
    private readonly TreeNode _tree;
    private readonly DateTimeOffset _endedAt;

    public ScenarioOutcome(TreeNode tree, ImmutableArray<TimelineEntry> timeline, ImmutableArray<RefusedLine> refused, bool endless, Func<string, string> fullPath)
    {
        (_tree, Refused, IsEndless, _fullPath) = (tree, refused, endless, fullPath);
        _endedAt = timeline.IsEmpty ? default : timeline[^1].At;
        foreach (var node in tree.All())
        {
            _nodes[node.Path] = node;
        }

        for (var i = 0; i < timeline.Length; i++)
        {
            var (path, name) = (timeline[i].Path, timeline[i].Event);
            if (name is "activity.started" or "gate.started" or "phase.started")
            {
                _starts.TryAdd(path, (i, timeline[i].At));
            }
            else if (name is "activity.ended" or "phase.ended")
            {
                _ends[path] = (i, timeline[i].At);
            }
        }
    }

    public NodeView Release => _tree.Node;

    public ImmutableArray<RefusedLine> Refused { get; }

    /// <summary>Whether there was always more to do, until the patience of the runner ended.</summary>
    public bool IsEndless { get; }

    /// <summary>A node; null when its subprocess never started.</summary>
    public NodeView? Find(string path) => _nodes.GetValueOrDefault(_fullPath(path));

    public (int Index, DateTimeOffset At)? Start(string path) => _starts.TryGetValue(_fullPath(path), out var start) ? start : null;

    /// <summary>The end of a node that had started.</summary>
    public (int Index, DateTimeOffset At)? End(string path) => _ends.TryGetValue(_fullPath(path), out var end) && Start(path) is not null ? end : null;

    /// <summary>What a node, or what is below it, waits for in the end, in sentences.</summary>
    public IEnumerable<string> WhyWaiting(NodeView node)
    {
        var reasons = _tree.Find(node.Path) is { } found ? WaitReasons.Of(found, _endedAt).Select(reason => reason.Sentence).ToList() : [];
        return reasons.Count > 0 ? reasons : node.WaitsFor.Select(wait => $"it waits for `{wait.On}`");
    }
}
