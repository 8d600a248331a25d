using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>A list.</summary>
internal sealed class SequenceNode : SourceNode
{
    public SequenceNode(int line, int column, ImmutableArray<SourceNode> items)
        : base(line, column)
    {
        Items = items;
        Size = Sum(items);
        Height = Above(items);
    }

    public ImmutableArray<SourceNode> Items { get; }

    public override string Kind => "a list";
}
