using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>A map; its keys are single values, each once.</summary>
internal sealed class MapNode : SourceNode
{
    public MapNode(int line, int column, ImmutableArray<MapEntry> entries)
        : base(line, column)
    {
        Entries = entries;
        Size = Sum(entries.Select(entry => entry.Value)) + entries.Length;
        Height = Above(entries.Select(entry => entry.Value));
    }

    public ImmutableArray<MapEntry> Entries { get; }

    public override string Kind => "a map";
}
