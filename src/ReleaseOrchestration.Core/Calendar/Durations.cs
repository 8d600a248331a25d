using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>Lengths of time as the language writes them: <c>30s</c>, <c>15m</c>, <c>2h</c>, <c>1d 12h</c>, or ISO 8601 (<c>PT30M</c>). A day is 24 hours.</summary>
public static partial class Durations
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("w", TimeSpan.TicksPerDay * 7), ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>Reads a length of time; false when the text is none, or longer than ten thousand years.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        var trimmed = text.Trim();
        var match = Short().Match(trimmed) is { Success: true } units ? units : Iso().Match(trimmed);
        if (!match.Success || trimmed.Length == 0 || trimmed is "P" || trimmed.EndsWith('T'))
        {
            return false;
        }

        var ticks = 0m;
        foreach (var (unit, length) in Units)
        {
            if (match.Groups[unit] is { Success: true } group)
            {
                ticks += decimal.Parse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * length;
            }
        }

        if (ticks > TimeSpan.TicksPerDay * 3_652_425m)
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)ticks);
        return true;
    }

    /// <summary>A length of time in its shortest spelling, such as <c>1d 12h</c>.</summary>
    public static string Format(TimeSpan value)
    {
        var parts = new List<string>();
        Add(parts, value.Days, "d");
        Add(parts, value.Hours, "h");
        Add(parts, value.Minutes, "m");
        var seconds = (decimal)(value.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
        Add(parts, seconds, "s");
        return parts.Count == 0 ? "0s" : string.Join(' ', parts);
    }

    private static void Add(List<string> parts, decimal amount, string unit)
    {
        if (amount != 0)
        {
            parts.Add(amount.ToString("0.#######", CultureInfo.InvariantCulture) + unit);
        }
    }

    [GeneratedRegex(@"^((?<w>[0-9]{1,9})w\s*)?((?<d>[0-9]{1,9})d\s*)?((?<h>[0-9]{1,9})h\s*)?((?<m>[0-9]{1,9})m\s*)?((?<s>[0-9]{1,9})s)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Short();

    [GeneratedRegex(@"^P((?<w>[0-9]{1,9})W)?((?<d>[0-9]{1,9})D)?(T((?<h>[0-9]{1,9})H)?((?<m>[0-9]{1,9})M)?((?<s>[0-9]{1,9}(\.[0-9]{1,7})?)S)?)?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Iso();
}
