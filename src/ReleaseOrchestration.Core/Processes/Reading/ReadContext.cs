using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>What the reading of one document collects.</summary>
internal sealed class ReadContext(ProblemList problems)
{
    private readonly Dictionary<string, SourceSpot> _spots = new(StringComparer.Ordinal);

    private readonly Dictionary<ScalarNode, KeyEdit?> _respellings = [];

    /// <summary>Keys that were written otherwise than canonically.</summary>
    public IEnumerable<KeyEdit> Respellings => _respellings.Values.OfType<KeyEdit>();

    public ProblemList Problems { get; } = problems;

    public void Record(string path, SourceNode node) =>
        _spots[path] = new SourceSpot(new SourcePosition(Problems.File, node.Line, node.Column), node is ScalarNode scalar ? scalar.TextOffset : -1);

    /// <summary>Notes the canonical spelling of a key. What means one thing here and another there, by an alias of YAML, keeps its spelling.</summary>
    public void Spell(ScalarNode key, string canonical)
    {
        if (key.Text != canonical)
        {
            _respellings[key] = _respellings.TryGetValue(key, out var known) && known?.Canonical != canonical ? null : new KeyEdit(key, canonical);
        }
    }

    public SourceMap Sources() => new(_spots) { IsSound = !Problems.HasErrors };
}
