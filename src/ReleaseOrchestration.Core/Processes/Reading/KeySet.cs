using System.Collections.Frozen;
using System.Text;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>The keys that a kind of map has. Each may be spelled in kebab-case, camelCase or snake_case.</summary>
internal sealed class KeySet
{
    private readonly FrozenDictionary<string, string> _meanings;

    /// <summary>A set of keys.</summary>
    /// <param name="owner">What has them, with its article.</param>
    /// <param name="keys">The canonical keys, separated by spaces; <c>if=when,if-condition</c> gives aliases.</param>
    public KeySet(string owner, string keys)
    {
        Owner = owner;
        var entries = keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=', ',')).ToList();
        Keys = [.. entries.Select(entry => entry[0])];
        _meanings = entries.SelectMany(entry => entry.Select(name => KeyValuePair.Create(name, entry[0]))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Owner { get; }

    public IReadOnlyList<string> Keys { get; }

    /// <summary>The canonical key that a spelling means; null when it means none.</summary>
    public string? Find(string spelling) => _meanings.GetValueOrDefault(Canonical(spelling));

    /// <summary>How to mend an unknown key.</summary>
    public string Fix(string spelling) =>
        $"{Suggestion.For(Canonical(spelling), _meanings.Keys)} Allowed: {string.Join(", ", Keys)}.".TrimStart();

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
