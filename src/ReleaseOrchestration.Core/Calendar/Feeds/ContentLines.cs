using System.Globalization;
using System.Text;

namespace ReleaseOrchestration.Core.Calendar.Feeds;

/// <summary>Lines of an iCalendar file: escaped, and folded so that none is longer than 75 octets.</summary>
internal sealed class ContentLines
{
    private const int LongestLine = 75;
    private const string End = "\r\n";

    private readonly StringBuilder _text = new();

    /// <summary>A value that needs no escaping.</summary>
    public void Add(string name, string value) => Fold(name + ":" + value);

    public void AddText(string name, string value) => Fold(name + ":" + Escaped(value));

    /// <summary>Several texts, between which commas stand.</summary>
    public void AddTexts(string name, IEnumerable<string> values) => Fold(name + ":" + string.Join(',', values.Select(Escaped)));

    public void AddInstant(string name, DateTimeOffset value) => Add(name, value.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private static string Escaped(string value)
    {
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' => escaped.Append(@"\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append((char)rune.Value),
                '\t' => escaped.Append('\t'),
                _ => Rune.IsControl(rune) ? escaped : escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    private void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                _text.Append(End).Append(' ');
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append(End);
    }
}
