namespace ReleaseOrchestration.Core.Processes;

/// <summary>What was probably meant by a word that is unknown.</summary>
internal static class Suggestion
{
    private const int MostChanges = 5;
    private const int LongestWord = 40;

    /// <summary><c>Did you mean `x`?</c>, or the fallback when no candidate is near.</summary>
    public static string For(string word, IEnumerable<string> candidates, string fallback = "") =>
        Nearest(word, candidates) is { } nearest ? $"Did you mean `{nearest}`?" : fallback;

    /// <summary>The candidate that needs the fewest changes, when these are few for the length of the word.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var best = Math.Clamp(word.Length / 3, 1, MostChanges) + 1;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) < best && Distance(word, candidate, best) is var distance && distance < best)
            {
                (best, nearest) = (distance, candidate);
            }
        }

        return nearest;
    }

    // Damerau-Levenshtein (adjacent letters swapped count once), without regard to case.
    private static int Distance(string left, string right, int limit)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (before, previous, current) = (previous, current, before);
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            if (least > limit)
            {
                return least;
            }
        }

        return current[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
