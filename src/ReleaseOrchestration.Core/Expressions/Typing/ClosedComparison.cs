using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Expressions.Typing;

/// <summary>Finds comparisons whose <c>&gt;</c> closes the expression, so that their right side stays raw text.</summary>
internal static partial class ClosedComparison
{
    /// <summary>Whether the rest of a comparison follows an expression.</summary>
    /// <param name="source">The whole text.</param>
    /// <param name="end">Where the expression ends, before its delimiter.</param>
    /// <param name="after">The constant text after it.</param>
    public static bool Follows(string source, int end, string after)
    {
        var close = end;
        while (close < source.Length && char.IsWhiteSpace(source[close]))
        {
            close++;
        }

        return close < source.Length && source[close] == '>' && (close > end ? Spaced() : Tight()).IsMatch(after);
    }

    [GeneratedRegex(@"^=?\s*(\d|'|""|[A-Za-z_][\w-]*[.(\[])[^<>]*>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^=?\s*(\d+(\.\d+)?|'[^'<>]*'|""[^""<>]*""|[A-Za-z_][\w-]*(\.[\w-]+)+)\s*>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Tight();
}
