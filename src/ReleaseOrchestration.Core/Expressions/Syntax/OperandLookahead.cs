namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>
/// Tells in a condition whether a <c>&gt;</c> within <c>&lt;+…&gt;</c> compares (a value follows) or closes (an operator, a bracket or the
/// end follows), so that both <c>&lt;+a &gt; 3&gt;</c> and <c>&lt;+a&gt; &gt; 3</c> mean what they say.
/// </summary>
internal static class OperandLookahead
{
    public static bool StartsAt(string text, int offset)
    {
        var at = offset;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at >= text.Length)
        {
            return false;
        }

        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '(' or '\'' or '"' => true,
            '!' => next != '=',
            '-' => at > offset && char.IsAsciiDigit(next),
            '<' => next == '+',
            '$' => next == '{',
            var c => Names.IsPart(c),
        };
    }
}
