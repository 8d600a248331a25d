using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>Pairs the nodes of two definitions, and compares each pair.</summary>
internal sealed class NodeComparison(ImmutableArray<ComparedNode> before, ImmutableArray<ComparedNode> after)
{
    private readonly Dictionary<string, ComparedNode> _before = Index(before);
    private readonly Dictionary<string, ComparedNode> _after = Index(after);
    private readonly ChangeWriter _writer = new();

    public ImmutableArray<Change> Compare()
    {
        var moved = Moved();
        foreach (var node in after)
        {
            if (_before.TryGetValue(node.Path, out var same))
            {
                new PartComparison(node, _writer).Compare(same.Content, node.Content);
            }
            else if (moved.TryGetValue(node.Path, out var origin))
            {
                _writer.NodeMoved(origin, node);
                new PartComparison(node, _writer).Compare(origin.Content, node.Content);
            }
            else
            {
                _writer.NodeAdded(node);
            }
        }

        var left = moved.Values.Select(node => node.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var node in before.Where(node => !_after.ContainsKey(node.Path) && !left.Contains(node.Path)))
        {
            _writer.NodeRemoved(node);
        }

        return _writer.Changes;
    }

    private static Dictionary<string, ComparedNode> Index(ImmutableArray<ComparedNode> nodes)
    {
        var index = new Dictionary<string, ComparedNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            index.TryAdd(node.Path, node);
        }

        return index;
    }

    // The one activity of an id that is gone, and the one that has come in another phase, are the same.
    private Dictionary<string, ComparedNode> Moved()
    {
        var gone = Single(before.Where(node => !_after.ContainsKey(node.Path)));
        var come = Single(after.Where(node => !_before.ContainsKey(node.Path)));
        return come.Where(pair => gone.ContainsKey(pair.Key)).ToDictionary(pair => pair.Value.Path, pair => gone[pair.Key], StringComparer.Ordinal);
    }

    private static Dictionary<string, ComparedNode> Single(IEnumerable<ComparedNode> nodes) => nodes
        .Where(node => node.Word == "activity")
        .GroupBy(node => node.Id, StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal);
}
