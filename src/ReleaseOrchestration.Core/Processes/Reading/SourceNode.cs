namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>A part of a YAML or JSON document with its place.</summary>
internal abstract class SourceNode(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>What it is, with its article, for messages.</summary>
    public abstract string Kind { get; }

    /// <summary>Nodes in it with aliases expanded, itself included; it stops growing at a number no document reaches.</summary>
    public long Size { get; protected init; } = 1;

    /// <summary>Maps and lists within each other, itself included.</summary>
    public int Height { get; protected init; }

    protected static long Sum(IEnumerable<SourceNode> nodes) => nodes.Aggregate(1L, (sum, node) => Math.Min(sum + node.Size, int.MaxValue));

    protected static int Above(IEnumerable<SourceNode> nodes) => 1 + nodes.Select(node => node.Height).DefaultIfEmpty(0).Max();
}
