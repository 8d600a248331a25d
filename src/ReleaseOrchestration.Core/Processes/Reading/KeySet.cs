using System.Collections.Frozen;
using System.Text;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>The keys that a kind of map has: what the reader accepts and what the schemas say. Each may be spelled in kebab-case, camelCase or snake_case.</summary>
internal sealed class KeySet
{
    private readonly FrozenDictionary<string, string> _meanings;

    /// <summary>A set of keys.</summary>
    /// <param name="owner">What has them, with its article.</param>
    /// <param name="description">What that is, for people who write it.</param>
    /// <param name="keys">The keys.</param>
    public KeySet(string owner, string description, IReadOnlyList<KeyDeclaration> keys)
    {
        (Owner, Description, Declarations) = (owner, description, keys);
        Keys = [.. keys.Select(key => key.Name)];
        _meanings = keys.SelectMany(key => key.Words.Select(word => KeyValuePair.Create(word, key.Name))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Owner { get; }

    public string Description { get; }

    /// <summary>Whether other keys are taken too, with any value.</summary>
    public bool IsOpen { get; init; }

    public IReadOnlyList<KeyDeclaration> Declarations { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>The canonical key that a spelling means; null when it means none.</summary>
    public string? Find(string spelling) => _meanings.GetValueOrDefault(Canonical(spelling));

    /// <summary>How to mend an unknown key.</summary>
    public string Fix(string spelling) =>
        $"{Suggestion.For(Canonical(spelling), _meanings.Keys)} Allowed: {string.Join(", ", Keys)}.".TrimStart();

    /// <summary>The spellings of a canonical word: in kebab-case, camelCase and snake_case.</summary>
    public static IReadOnlyList<string> Spellings(string word)
    {
        var parts = word.Split('-');
        var camel = parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return parts.Length == 1 ? [word] : [word, camel, string.Join('_', parts)];
    }

    /// <summary>The kebab-case spelling of <c>dependsOn</c>, <c>depends_on</c> or <c>depends-on</c>.</summary>
    public static string Canonical(string spelling)
    {
        if (!spelling.Any(character => character == '_' || char.IsUpper(character)))
        {
            return spelling;
        }

        var text = new StringBuilder();
        for (var i = 0; i < spelling.Length; i++)
        {
            if (char.IsUpper(spelling[i]) && i > 0 && (char.IsLower(spelling[i - 1]) || char.IsDigit(spelling[i - 1])))
            {
                text.Append('-');
            }

            text.Append(spelling[i] == '_' ? '-' : char.ToLowerInvariant(spelling[i]));
        }

        return text.ToString();
    }
}
