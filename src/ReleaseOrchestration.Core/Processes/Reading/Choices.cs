using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>The words for the values of an enumeration.</summary>
internal sealed class Choices<T> : IWordList
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The words for some values; further words for the same value are accepted and not listed.</summary>
    public Choices(params ReadOnlySpan<(string Words, T Value)> choices)
    {
        foreach (var (words, value) in choices)
        {
            var spellings = words.Split(' ');
            _names.Add(spellings[0]);
            foreach (var spelling in spellings)
            {
                _values.Add(spelling, value);
            }
        }
    }

    public IReadOnlyList<string> Names => _names;

    public IEnumerable<string> All => _values.Keys;

    public bool IsExact => false;

    /// <summary>The value of a word that is spelled exactly so.</summary>
    public T? Exact(string text) => _values.TryGetValue(text, out var value) ? value : null;

    public bool TryFind(string text, out T value) => _values.TryGetValue(KeySet.Canonical(text.Trim()), out value) || _values.TryGetValue(text.Trim().ToLowerInvariant(), out value);

    public string Fix(string text) => $"{Suggestion.For(text, _names)} Allowed: {string.Join(", ", _names)}.".TrimStart();
}
