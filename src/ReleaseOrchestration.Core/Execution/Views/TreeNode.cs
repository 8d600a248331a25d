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
}
