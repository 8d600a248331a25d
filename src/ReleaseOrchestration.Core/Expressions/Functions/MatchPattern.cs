using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>A regular expression whose time is linear in the text; or why a text is none.</summary>
internal readonly record struct MatchPattern(Regex? Regex, string? Problem)
{
    public const string Fix = @"Write a simple pattern such as '^\d+\.\d+$'; there are no look-arounds and no back references.";

    private const int CompileSteps = 200;
    private const int CharactersPerStep = 16;

    public static MatchPattern Create(string pattern)
    {
        if (pattern.Length > ExpressionLimits.PatternLength)
        {
            return new MatchPattern(Regex: null, $"The pattern has more than {ExpressionLimits.PatternLength} characters.");
        }

        try
        {
            // No time-out: one would depend on the machine. The engine is linear, and pattern and text are bounded.
            return new MatchPattern(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout), Problem: null);
        }
        catch (RegexParseException malformed)
        {
            return new MatchPattern(Regex: null, $"The pattern is malformed: {malformed.Error} at {malformed.Offset}.");
        }
        catch (NotSupportedException)
        {
            return new MatchPattern(Regex: null, "The pattern needs backtracking, or repeats too much.");
        }
    }

    /// <summary>What matching a text once costs.</summary>
    public static int Steps(string text, bool isCompiled) => (isCompiled ? 1 : CompileSteps) + (text.Length / CharactersPerStep);
}
