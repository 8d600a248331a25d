using System.Text;

namespace ReleaseOrchestration.Core.Expressions;

/// <summary>The spelling of names within expressions.</summary>
internal static class Names
{
    private const int MaxIdLength = 128;

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Where the name that starts at the offset ends; a dash belongs to it only between two of its other characters.</summary>
    public static int End(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && (IsPart(text[at]) || IsInnerDash(text, at)))
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether the name can be written without brackets and quotes.</summary>
    public static bool IsPlain(string name) => name.Length > 0 && IsStart(name[0]) && End(name, 0) == name.Length;

    /// <summary>Whether the text can be the id of a phase, an activity or a gate.</summary>
    public static bool IsId(string text) =>
        text.Length is > 0 and <= MaxIdLength && IsStart(text[0]) && text.All(c => IsPart(c) || c == '-');

    /// <summary>The name as a text of the expression language.</summary>
    public static string Quote(string name)
    {
        var text = new StringBuilder("'", name.Length + 2);
        foreach (var c in name)
        {
            AppendEscaped(text, c);
        }

        return text.Append('\'').ToString();
    }

    private static void AppendEscaped(StringBuilder text, char c)
    {
        if (c is '\'' or '\\')
        {
            text.Append('\\').Append(c);
        }
        else if (c is '<' or '$' or < ' ' || char.IsSurrogate(c))
        {
            text.Append("\\u").Append(((int)c).ToString("x4"));
        }
        else
        {
            text.Append(c);
        }
    }

    private static bool IsInnerDash(string text, int at) =>
        text[at] == '-' && IsPart(text[at - 1]) && at + 1 < text.Length && IsPart(text[at + 1]);
}
