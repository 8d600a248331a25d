namespace ReleaseOrchestration.Core.Problems;

/// <summary>What was probably meant by a word that is unknown.</summary>
public static class Suggestions
{
    private const int MostChanges = 5;
    private const int LongestWord = 40;

    /// <summary><c>Did you mean `x`?</c>, or a fallback when no known word is near.</summary>
    public static string DidYouMean(string wanted, IEnumerable<string> known, string fallback = "") =>
        Closest(wanted, known) is { } closest ? $"Did you mean `{closest}`?" : fallback;

    /// <summary>The known word that needs the fewest changes, when these are few for its length; else null. Case does not matter.</summary>
    public static string? Closest(string wanted, IEnumerable<string> known)
    {
        if (wanted.Length is 0 or > LongestWord)
        {
            return null;
        }

        var best = Math.Clamp(wanted.Length / 3, 1, MostChanges) + 1;
        string? closest = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - wanted.Length) < best && Distance(wanted, candidate, best) is var distance && distance < best)
            {
                (best, closest) = (distance, candidate);
            }
        }

        return closest;
    }

    // Damerau-Levenshtein (adjacent letters swapped count once), without regard to case. What is further from the diagonal than the limit is above it anyway.
    private static int Distance(string left, string right, int limit)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (before, previous, current) = (previous, current, before);
            var (first, last) = (Math.Max(1, i - limit), Math.Min(right.Length, i + limit));
            current[first - 1] = first == 1 ? i : limit + 1;
            var least = current[first - 1];
            for (var j = first; j <= last; j++)
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

            if (last < right.Length)
            {
                current[last + 1] = limit + 1;
            }
        }

        return current[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
