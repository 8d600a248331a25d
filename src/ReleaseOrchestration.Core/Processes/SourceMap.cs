using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>Where each part of a document stands in its source, by canonical path (<c>process.phases[2].activities[0].if</c>).</summary>
public sealed class SourceMap
{
    private readonly IReadOnlyDictionary<string, SourceSpot> _spots;

    internal SourceMap(IReadOnlyDictionary<string, SourceSpot> spots) => _spots = spots;

    /// <summary>A map without places, for definitions that were not read from a text.</summary>
    public static SourceMap Empty { get; } = new(new Dictionary<string, SourceSpot>(StringComparer.Ordinal));

    /// <summary>Whether the text was read without an error, so that nothing of what it says is missing.</summary>
    internal bool IsSound { get; init; } = true;

    /// <summary>The place of a part; of the nearest part around it when it has none of its own.</summary>
    public SourcePosition Find(string path) => Nearest(path)?.Position ?? SourcePosition.None;

    /// <summary>The place of a character of a text. Where the source writes the text with escapes or on several lines, the start of the text.</summary>
    public SourcePosition Find(string path, int offset)
    {
        if (!_spots.TryGetValue(path, out var spot))
        {
            return Find(path);
        }

        var position = spot.Position;
        return spot.TextOffset < 0 ? position : position with { Column = position.Column + spot.TextOffset + offset };
    }

    private SourceSpot? Nearest(string path)
    {
        while (path.Length > 0)
        {
            if (_spots.TryGetValue(path, out var spot))
            {
                return spot;
            }

            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return null;
    }
}
