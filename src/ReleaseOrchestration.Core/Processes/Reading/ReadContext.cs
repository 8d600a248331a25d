using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>What the reading of one document collects.</summary>
internal sealed class ReadContext(ProblemList problems)
{
    private readonly Dictionary<string, SourceSpot> _spots = new(StringComparer.Ordinal);

    public ProblemList Problems { get; } = problems;

    public void Record(string path, SourceNode node) =>
        _spots[path] = new SourceSpot(new SourcePosition(Problems.File, node.Line, node.Column), node is ScalarNode scalar ? scalar.TextOffset : -1);

    public SourceMap Sources() => new(_spots) { IsSound = !Problems.HasErrors };
}
