using System.Globalization;
using System.Text;

namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>A text in single or double quotes.</summary>
internal static class TextLiteral
{
    private const int HexDigits = 4;

    /// <summary>
    /// Where the text that starts at the offset ends, or -1; its value; and where an expression stands in it, or -1. A backslash before a
    /// character that needs no escape stays, so that regular expressions read as they are.
    /// </summary>
    public static int Scan(string text, int start, out string value, out int nested)
    {
        var decoded = new StringBuilder();
        var at = start + 1;
        nested = -1;
        while (at < text.Length && text[at] != text[start])
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                at += Escape(text, at, decoded);
                continue;
            }

            nested = nested < 0 && IsDelimiter(text, at) ? at : nested;
            decoded.Append(text[at++]);
        }

        value = decoded.ToString();
        return at < text.Length ? at + 1 : -1;
    }

    /// <summary>Whether an expression opens at the offset.</summary>
    public static bool IsDelimiter(string text, int at) =>
        at + 1 < text.Length && ((text[at] == '<' && text[at + 1] == '+') || (text[at] == '$' && text[at + 1] == '{'));

    private static int Escape(string text, int at, StringBuilder decoded)
    {
        var next = text[at + 1];
        if (next == 'u' && TryHex(text, at + 2, out var unit))
        {
            decoded.Append(unit);
            return 2 + HexDigits;
        }

        if (IsDelimiter(text, at + 1))
        {
            decoded.Append(text, at + 1, 2);
            return 3;
        }

        _ = next switch
        {
            '\\' or '\'' or '"' => decoded.Append(next),
            'n' => decoded.Append('\n'),
            'r' => decoded.Append('\r'),
            't' => decoded.Append('\t'),
            _ => decoded.Append('\\').Append(next),
        };
        return 2;
    }

    private static bool TryHex(string text, int at, out char unit)
    {
        var parsed = ushort.TryParse(
            text.AsSpan(Math.Min(at, text.Length), Math.Clamp(text.Length - at, 0, HexDigits)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        unit = (char)code;
        return parsed && at + HexDigits <= text.Length;
    }
}
