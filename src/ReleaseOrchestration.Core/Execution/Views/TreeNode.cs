using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node of a release and what is below it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Children">In the order of the definition; below a subprocess activity, one release for each attempt that has begun.</param>
public sealed record TreeNode(NodeView Node, ImmutableArray<TreeNode> Children)
{
    /// <summary>The node and all below it.</summary>
    public IEnumerable<NodeView> All() => Children.SelectMany(child => child.All()).Prepend(Node);

    /// <summary>Finds a node by its path; null when there is none.</summary>
    public TreeNode? Find(string path) =>
        Node.Path == path ? this : Children.Select(child => child.Find(path)).FirstOrDefault(found => found is not null);

    /// <summary>The ids of the processes that a node is in, that of the release first.</summary>
    /// <param name="path">The path of the node, seen from the release that this is.</param>
    public IEnumerable<string> ProcessesAround(string path) =>
        Enumerable.Range(0, path.Length).Where(at => path[at] == '/').Select(at => Find(path[..(at + 1)])).OfType<TreeNode>().Prepend(this).Select(release => release.Node.Type);
}
