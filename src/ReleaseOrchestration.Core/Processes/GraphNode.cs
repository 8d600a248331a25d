namespace ReleaseOrchestration.Core.Processes;

/// <summary>A node of the graph of a process.</summary>
/// <param name="Index">Its number; nodes are numbered in the order of the document.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Path">The canonical path: <c>build</c>, <c>build.build_a</c>, <c>build.@entry.go</c>.</param>
public sealed record GraphNode(int Index, GraphNodeKind Kind, string Path)
{
    /// <summary>The id of its phase.</summary>
    public string Phase => Path.Split('.', 2)[0];
}
