using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>What was probably meant by a word that is unknown.</summary>
internal static class Suggestion
{
    /// <summary><c>Did you mean `x`?</c>, or the fallback when no candidate is near.</summary>
    public static string For(string word, IEnumerable<string> candidates, string fallback = "") => Suggestions.DidYouMean(word, candidates, fallback);

    /// <summary>The candidate that needs the fewest changes, when these are few for the length of the word.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) => Suggestions.Closest(word, candidates);
}
