using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>A regular expression whose time is linear in the text; or why a text is none.</summary>
internal sealed record MatchPattern(Regex? Regex, int Weight, string Problem = "")
{
    public const string Fix = @"Write a simple pattern such as '^\d+\.\d+$'; there are no look-arounds, back references and comments.";

    private const int MaxWeight = 2_000;
    private const int UnitsPerStep = 64;

    public static MatchPattern Create(string pattern)
    {
        if (pattern.Length > ExpressionLimits.PatternLength)
        {
            return Unusable($"The pattern has more than {ExpressionLimits.PatternLength} characters.");
        }

        var weight = PatternWeight.Of(pattern);
        if (weight > MaxWeight || HasUnknownGroup(pattern))
        {
            return Unusable(weight > MaxWeight ? "The pattern repeats too much." : "The pattern has a kind of group that is not supported.");
        }

        try
        {
            // No time-out: one would depend on the machine. The engine is linear, and pattern and text are bounded.
            return new MatchPattern(new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout), weight);
        }
        catch (RegexParseException malformed)
        {
            return Unusable($"The pattern is malformed: {malformed.Error} at {malformed.Offset}.");
        }
        catch (NotSupportedException)
        {
            return Unusable("The pattern needs backtracking, or repeats too much.");
        }
    }

    /// <summary>What matching a text costs: each character may meet each part of the pattern.</summary>
    public int Steps(string text) => (int)((long)(Weight + 1) * text.Length / UnitsPerStep);

    private static MatchPattern Unusable(string problem) => new(Regex: null, 0, problem);

    // Comments and white space that does not count would make the weight wrong; look-arounds are not supported anyway.
    private static bool HasUnknownGroup(string pattern)
    {
        for (var at = pattern.IndexOf("(?", StringComparison.Ordinal); at >= 0; at = pattern.IndexOf("(?", at + 2, StringComparison.Ordinal))
        {
            var rest = pattern.AsSpan(at + 2);
            if (!rest.StartsWith(":") && !rest.StartsWith("i)") && !rest.StartsWith("i:") && !rest.StartsWith("<"))
            {
                return true;
            }
        }

        return false;
    }
}
