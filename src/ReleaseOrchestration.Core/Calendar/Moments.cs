using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>Instants as the language writes them.</summary>
public static partial class Moments
{
    /// <summary>Reads ISO 8601 with an offset or <c>Z</c>; false for anything else, a local time included.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        return Zoned().IsMatch(text.Trim())
            && DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
    }

    /// <summary>Reads an instant, or an offset such as <c>3d 9h</c> counted from a start.</summary>
    public static bool TryResolve(string text, DateTimeOffset start, out DateTimeOffset instant)
    {
        if (TryParse(text, out instant))
        {
            return true;
        }

        if (!Durations.TryParse(text, out var offset) || offset > DateTimeOffset.MaxValue - start)
        {
            return false;
        }

        instant = start + offset;
        return true;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Zoned();
}
