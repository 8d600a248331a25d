using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>
/// How the versions of a group's releases are made: a text with placeholders, such as <c>{year}.{month}.{n}</c>, or the last version with one part raised, such as <c>bump-minor</c>.
/// </summary>
public static partial class VersionPattern
{
    /// <summary>What may stand in braces; <c>{n}</c> counts the releases whose other parts are the same.</summary>
    internal static readonly string[] Placeholders = ["year", "month", "day", "week", "quarter", "n"];

    /// <summary>Patterns that raise one part of the last version of the group.</summary>
    internal static readonly string[] Bumps = ["bump-major", "bump-minor", "bump-patch"];

    private static readonly string[] Bounds = ["{", "}"];

    /// <summary>Whether a pattern raises the last version.</summary>
    public static bool IsBump(string pattern) => Bumps.Contains(pattern, StringComparer.Ordinal);

    /// <summary>The placeholders of a pattern, in order; null when its braces do not match.</summary>
    internal static IReadOnlyList<string>? Names(string pattern)
    {
        var rest = Placeholder().Replace(pattern, string.Empty);
        return Array.Exists(Bounds, rest.Contains) ? null : [.. Placeholder().Matches(pattern).Select(match => match.Groups["name"].Value)];
    }

    /// <summary>What stands around the placeholders, which a version must be able to hold.</summary>
    internal static bool HasOnlyVersionCharacters(string pattern) => Around().IsMatch(Placeholder().Replace(pattern, "0"));

    // Zeros after a colon give the least number of digits.
    [GeneratedRegex(@"\{(?<name>[^{}:]*)(:0{1,9})?\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
