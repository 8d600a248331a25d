using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Turns the events of the YAML parser into trees with places, within the limits. JSON is read as the YAML that it is.</summary>
internal sealed class SourceTreeReader(string text, ProblemList problems)
{
    private static readonly string[] QuotingHelps = ["mapping value", "invalid mapping", "cannot start any token", " tag", "anchor", "alias"];

    private readonly Parser _parser = new(new StringReader(text));
    private readonly Dictionary<AnchorName, SourceNode?> _anchors = [];
    private readonly HashSet<SourceNode> _repeated = [];
    private readonly bool _mayBeTooLarge = Encoding.UTF8.GetMaxByteCount(text.Length) > ProcessLimits.DocumentBytes;
    private long _written;
    private long _documentStart;

    /// <summary>The roots of the documents; those before the first problem that the parser cannot get past.</summary>
    public ImmutableArray<SourceNode> Read()
    {
        var documents = ImmutableArray.CreateBuilder<SourceNode>();
        if (Encoding.UTF8.GetByteCount(text) > ProcessLimits.TextBytes)
        {
            problems.Error(ProblemCodes.TooLarge, 1, 1, string.Empty, "The text is larger than 16 MiB.", "Split it into several files.");
            return [];
        }

        while (Next())
        {
            if (_parser.Current is DocumentStart start && !ReadDocument(start, documents))
            {
                break;
            }
        }

        return documents.ToImmutable();
    }

    /// <summary>Whether a part stands in the tree more than once, by an alias, so that it may mean one thing here and another there.</summary>
    public bool IsRepeated(SourceNode node) => _repeated.Contains(node);

    private bool ReadDocument(DocumentStart start, ImmutableArray<SourceNode>.Builder documents)
    {
        _anchors.Clear();
        _written = 0;
        _documentStart = start.Start.Index;
        if (!Next() || ReadNode(depth: 0) is not { } root || !Next() || !FitsSize(_parser.Current!))
        {
            return false;
        }

        if (root.Size > Math.Max(1, _written) * ProcessLimits.AliasExpansion)
        {
            problems.Error(
                ProblemCodes.AliasExpansion, root, string.Empty, "The aliases of the document make it more than ten times as large as it is written.", "Use fewer aliases.");
        }
        else if (root is not ScalarNode { IsNull: true })
        {
            documents.Add(root);
        }

        return true;
    }

    private SourceNode? ReadNode(int depth)
    {
        _written++;
        var current = _parser.Current!;
        if (current is AnchorAlias alias)
        {
            return ReadAlias(alias, depth);
        }

        if (current is not NodeEvent start || !Accepts(start, depth))
        {
            return null;
        }

        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = null;
        }

        SourceNode? node = start switch
        {
            Scalar scalar => ScalarOf(scalar),
            SequenceStart => ReadSequence(start, depth + 1),
            _ => ReadMap(start, depth + 1),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private bool Accepts(NodeEvent start, int depth)
    {
        if (!start.Tag.IsEmpty)
        {
            Error(
                ProblemCodes.Tag, start.Start, $"The tag `{start.Tag.Value}` is not allowed.", "Leave tags out; put a text that begins with `!` in quotes.");
        }

        return FitsDepth(start, start is Scalar ? depth : depth + 1) && FitsSize(start);
    }

    private bool FitsDepth(ParsingEvent at, int depth)
    {
        if (depth <= ProcessLimits.Depth)
        {
            return true;
        }

        Error(ProblemCodes.TooDeep, at.Start, $"The document is nested more than {ProcessLimits.Depth} deep.", "Flatten it.");
        return false;
    }

    private bool FitsSize(ParsingEvent at)
    {
        if (!_mayBeTooLarge)
        {
            return true;
        }

        var characters = (int)(Math.Min(at.End.Index, text.Length) - _documentStart);
        if (characters <= ProcessLimits.DocumentBytes
            && (at is not DocumentEnd || Encoding.UTF8.GetByteCount(text.AsSpan((int)_documentStart, characters)) <= ProcessLimits.DocumentBytes))
        {
            return true;
        }

        Error(ProblemCodes.TooLarge, at.Start, "The document is larger than 1 MiB.", "Move parts of it into processes of their own, or into the Activity Store.");
        return false;
    }

    private SourceNode? ReadAlias(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node) || node is null)
        {
            Error(
                ProblemCodes.UnknownAlias,
                alias.Start,
                $"The alias `*{alias.Value}` stands for nothing that was written before it.",
                "Define the anchor first; put a text that begins with `*` in quotes.");
            return ScalarOf(alias, string.Empty);
        }

        Repeat(node);
        return FitsDepth(alias, depth + node.Height) ? node : null;
    }

    // Keys and values of what an alias stands for; each is walked once, however often it is repeated.
    private void Repeat(SourceNode node)
    {
        if (!_repeated.Add(node))
        {
            return;
        }

        IEnumerable<SourceNode> parts = node switch
        {
            MapNode map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
            SequenceNode sequence => sequence.Items,
            _ => [],
        };
        foreach (var part in parts)
        {
            Repeat(part);
        }
    }

    private SequenceNode? ReadSequence(NodeEvent start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<SourceNode>();
        while (Next())
        {
            if (_parser.Current is SequenceEnd)
            {
                return new SequenceNode((int)start.Start.Line, (int)start.Start.Column, items.ToImmutable());
            }

            if (ReadNode(depth) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return null;
    }

    private MapNode? ReadMap(NodeEvent start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Next())
        {
            if (_parser.Current is MappingEnd)
            {
                return new MapNode((int)start.Start.Line, (int)start.Start.Column, entries.ToImmutable());
            }

            if (ReadNode(depth) is not { } key || !Next() || ReadNode(depth) is not { } value)
            {
                return null;
            }

            AddEntry(entries, seen, key, value);
        }

        return null;
    }

    private void AddEntry(ImmutableArray<MapEntry>.Builder entries, HashSet<string> seen, SourceNode key, SourceNode value)
    {
        if (key is not ScalarNode scalar)
        {
            problems.Error(ProblemCodes.WrongKind, key, string.Empty, $"A key must be a single value, but this is {key.Kind}.", "Put a text that begins with `{` or `[` in quotes.");
        }
        else if (!seen.Add(scalar.Text))
        {
            problems.Error(ProblemCodes.DuplicateKey, scalar, string.Empty, $"The key `{scalar.Text}` stands twice in the same map.", "Remove one of the two.");
        }
        else
        {
            entries.Add(new MapEntry(scalar, value));
        }
    }

    private ScalarNode ScalarOf(Scalar scalar)
    {
        var value = Encodable(scalar.Value);
        if (value != scalar.Value)
        {
            Error(ProblemCodes.Syntax, scalar.Start, "The text holds half of a character (an unpaired surrogate).", "Write the character whole.");
        }

        var isPlain = scalar.Style == ScalarStyle.Plain;
        var quotes = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        var asWritten = scalar.End.Index - scalar.Start.Index == scalar.Value.Length + (2 * quotes);
        var placed = scalar.Start.Line == scalar.End.Line && asWritten && (isPlain || quotes == 1);
        return new ScalarNode((int)scalar.Start.Line, (int)scalar.Start.Column, value, isPlain, placed ? quotes : -1) { Index = (int)scalar.Start.Index };
    }

    // Half a character has no bytes in UTF-8, so that it would not come back from the store as it went there.
    private static string Encodable(string value) =>
        value.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? value : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));

    private static ScalarNode ScalarOf(AnchorAlias alias, string value) => new((int)alias.Start.Line, (int)alias.Start.Column, value, isPlain: true, -1);

    // The parser is a library that reads what anyone sends: besides its own exceptions it throws others on a few malformed texts.
    private bool Next()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException exception)
        {
            Error(ProblemCodes.Syntax, exception.Start, Sentence(exception.Message), SyntaxFix(exception.Message));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or InvalidCastException)
        {
            Error(ProblemCodes.Syntax, _parser.Current?.End ?? Mark.Empty, "The text is no YAML.");
        }

        return false;
    }

    private static string Sentence(string message) => $"The text is no YAML: {message.TrimEnd('.')}.";

    private static string SyntaxFix(string message) =>
        QuotingHelps.Any(part => message.Contains(part, StringComparison.OrdinalIgnoreCase))
            ? "Put a text that has `: ` in it, or that begins with a sign, in quotes."
            : "Check the indentation, the brackets and the quotes.";

    private void Error(string code, Mark at, string message, string fix = "") =>
        problems.Error(code, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), string.Empty, message, fix);
}
