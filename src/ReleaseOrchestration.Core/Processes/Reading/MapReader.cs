using System.Collections.Immutable;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads the entries of one map of the language and reports what does not fit.</summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, MapEntry> _entries = new(StringComparer.Ordinal);
    private readonly MapNode _node;

    public MapReader(ReadContext context, MapNode node, string path, KeySet keys)
    {
        (Context, _node, Path) = (context, node, path);
        context.Record(path, node);
        foreach (var entry in node.Entries)
        {
            Add(entry, keys);
        }
    }

    public ReadContext Context { get; }

    public string Path { get; }

    public SourceNode Source => _node;

    public bool Has(string key) => _entries.ContainsKey(key);

    public string PathOf(string key) => $"{Path}.{key}";

    /// <summary>The value of a key; null when it is missing or nothing.</summary>
    public SourceNode? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var entry) || entry.Value is ScalarNode { IsNull: true })
        {
            return null;
        }

        Context.Record(PathOf(key), entry.Value);
        return entry.Value;
    }

    /// <summary>A text as it is written; numbers and booleans are texts here.</summary>
    public string? Text(string key) => Find(key) is { } node ? TextOf(node, PathOf(key)) : null;

    public string RequiredText(string key)
    {
        var node = Find(key);
        if (node is null)
        {
            Error(ProblemCodes.MissingKey, _node, Path, $"`{key}` is missing.", $"Add `{key}`.");
            return string.Empty;
        }

        var text = TextOf(node, PathOf(key));
        if (text is "")
        {
            Error(ProblemCodes.MissingKey, node, PathOf(key), $"`{key}` is empty.", $"Write a value for `{key}`.");
        }

        return text ?? string.Empty;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        return node is ScalarNode scalar ? [scalar.Text] : [.. Items(key).Select(item => TextOf(item.Node, item.Path)).OfType<string>()];
    }

    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text || Durations.TryParse(text, out var value))
        {
            return Text(key) is { } known && Durations.TryParse(known, out value) ? value : null;
        }

        Error(ProblemCodes.InvalidDuration, Find(key)!, PathOf(key), $"`{text}` is no duration.", "Write it as `30s`, `15m`, `2h`, `1d 12h` or `PT30M`.");
        return null;
    }

    /// <summary>An instant with its offset from UTC.</summary>
    public DateTimeOffset? Instant(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (Moments.TryParse(text, out var instant))
        {
            return instant;
        }

        Error(ProblemCodes.InvalidInstant, Find(key)!, PathOf(key), $"`{text}` is no instant.", "Write it with its offset from UTC, as `2025-04-07T06:00:00Z`.");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node is ScalarNode scalar && ScalarValues.Read(scalar) is { Kind: DataKind.Boolean } value)
        {
            return value.Boolean;
        }

        Error(ProblemCodes.InvalidValue, node, PathOf(key), $"`{key}` must be true or false.");
        return null;
    }

    public decimal? Number(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node is ScalarNode scalar && ScalarValues.Read(scalar) is { Kind: DataKind.Number } value)
        {
            return value.Number;
        }

        Error(ProblemCodes.InvalidValue, node, PathOf(key), $"`{key}` must be a number.");
        return null;
    }

    public int? Integer(string key)
    {
        if (Number(key) is not { } number || (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue))
        {
            return (int?)Number(key);
        }

        Error(ProblemCodes.InvalidValue, Find(key)!, PathOf(key), $"`{key}` must be a whole number.");
        return null;
    }

    /// <summary>The value of a choice, by its canonical name; null when the key is missing or the value is none of the choices.</summary>
    public T? Choice<T>(string key, Choices<T> choices)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (choices.TryFind(text, out var value))
        {
            return value;
        }

        Error(ProblemCodes.InvalidValue, Find(key)!, PathOf(key), $"`{text}` is no value of `{key}`.", choices.Fix(text));
        return null;
    }

    public MapReader? Map(string key, KeySet keys) => Map(key, keys, PathOf(key));

    /// <summary>A map that stands for the part at another path.</summary>
    public MapReader? Map(string key, KeySet keys, string path)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        var reader = node is MapNode map ? new MapReader(Context, map, path, keys) : Wrong<MapReader>(node, PathOf(key), "a map");
        Context.Record(Path, _node);
        return reader;
    }

    /// <summary>The elements of a list, with their paths.</summary>
    public IEnumerable<(SourceNode Node, string Path)> Items(string key)
    {
        if (Find(key) is not { } node)
        {
            return [];
        }

        var path = PathOf(key);
        return node is SequenceNode sequence ? sequence.Items.Select((item, i) => (item, $"{path}[{i}]")) : Wrong<IEnumerable<(SourceNode, string)>>(node, path, "a list") ?? [];
    }

    /// <summary>The elements of a list of maps.</summary>
    public IEnumerable<MapReader> Maps(string key, KeySet keys)
    {
        foreach (var (node, path) in Items(key))
        {
            if (node is MapNode map)
            {
                yield return new MapReader(Context, map, path, keys);
            }
            else
            {
                Wrong<MapReader>(node, path, "a map");
            }
        }
    }

    public void Error(string code, SourceNode node, string path, string message, string fix = "") => Context.Problems.Error(code, node, path, message, fix);

    public T? Wrong<T>(SourceNode node, string path, string wanted)
        where T : class
    {
        Error(ProblemCodes.WrongKind, node, path, $"This must be {wanted}, but it is {node.Kind}.");
        return null;
    }

    private string? TextOf(SourceNode node, string path)
    {
        Context.Record(path, node);
        return node is ScalarNode scalar ? scalar.Text : Wrong<string>(node, path, "a text");
    }

    private void Add(MapEntry entry, KeySet keys)
    {
        var spelling = entry.Key.Text;
        if (Context.Problems.IsFull)
        {
            return;
        }

        if (keys.Find(spelling) is not { } key)
        {
            Error(ProblemCodes.UnknownKey, entry.Key, $"{Path}.{spelling}", $"{keys.Owner} has no `{spelling}`.", keys.Fix(spelling));
        }
        else if (_entries.TryAdd(key, entry))
        {
            Context.Spell(entry.Key, key);
        }
        else
        {
            Error(
                ProblemCodes.DuplicateKey, entry.Key, $"{Path}.{spelling}", $"`{spelling}` says the same as `{_entries[key].Key.Text}` before it.", "Remove one of the two.");
        }
    }
}
