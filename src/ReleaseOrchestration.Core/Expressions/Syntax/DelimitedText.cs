namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Finds the end of an expression that does not parse, so that the problems of those after it are reported too.</summary>
internal static class DelimitedText
{
    /// <summary>Where the expression that opens at the offset closes, outside quotes and brackets; the end of the text if nowhere.</summary>
    public static int End(string text, int open)
    {
        var closers = new Stack<char>();
        closers.Push(text[open] == '<' ? '>' : '}');
        for (var at = open + 2; at < text.Length; at++)
        {
            if (text[at] == closers.Peek())
            {
                closers.Pop();
                if (closers.Count == 0)
                {
                    return at + 1;
                }
            }
            else if (text[at] is '\'' or '"')
            {
                var end = TextLiteral.Scan(text, at, out _, out _);
                at = end < 0 ? text.Length : end - 1;
            }
            else if (Closer(text, at) is { } closer)
            {
                closers.Push(closer);
            }
        }

        return text.Length;
    }

    private static char? Closer(string text, int at) => text[at] switch
    {
        '(' => ')',
        '[' => ']',
        '<' when TextLiteral.IsDelimiter(text, at) => '>',
        '$' when TextLiteral.IsDelimiter(text, at) => '}',
        _ => null,
    };
}
