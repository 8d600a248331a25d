using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Inputs;

/// <summary>The pattern of an input: a regular expression for the whole text, whose time is linear in it.</summary>
internal static class InputPattern
{
    private const int LongestPattern = 1000;

    /// <summary>The expression; null when the pattern is none, too long, or needs backtracking.</summary>
    public static Regex? Compile(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            return null;
        }

        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
