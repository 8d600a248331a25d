namespace ReleaseOrchestration.Core.Expressions.Syntax;

/// <summary>Finds what a misspelled name was meant to be.</summary>
internal static class Spelling
{
    private const int MaxLength = 64;

    public static string DidYouMean(string word, IReadOnlyList<string> candidates, string otherwise) =>
        Nearest(word, candidates) is { } near ? $"Did you mean '{near}'?" : $"{otherwise}{string.Join(", ", candidates)}.";

    /// <summary>The candidate with the fewest edits, if they are few for its length.</summary>
    public static string? Nearest(string word, IReadOnlyList<string> candidates)
    {
        if (word.Length > MaxLength)
        {
            return null;
        }

        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var most = 1 + (candidate.Length / 4);
            var edits = Math.Abs(word.Length - candidate.Length) > most ? int.MaxValue : Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (edits < fewest && edits <= most)
            {
                (nearest, fewest) = (candidate, edits);
            }
        }

        return nearest;
    }

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
