using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>Lengths of time as the language writes them: <c>30s</c>, <c>15m</c>, <c>2h</c>, <c>1d 12h</c>, <c>1.5h</c>, or ISO 8601 (<c>PT30M</c>). A day is 24 hours.</summary>
public static partial class Durations
{
    private const string Amount = @"[0-9]{1,9}(\.[0-9]{1,9})?";
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("w", TimeSpan.TicksPerDay * 7), ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
    ];

    /// <summary>The greatest length that is read: ten years.</summary>
    public static TimeSpan Greatest { get; } = TimeSpan.FromDays(3650);

    /// <summary>Reads a length of time; false when the text is none, or longer than <see cref="Greatest"/>.</summary>
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

        if (ticks > Greatest.Ticks)
        {
            return false;
        }

        value = TimeSpan.FromTicks((long)Math.Round(ticks, MidpointRounding.ToEven));
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

    [GeneratedRegex($@"^((?<w>{Amount})w\s*)?((?<d>{Amount})d\s*)?((?<h>{Amount})h\s*)?((?<m>{Amount})m\s*)?((?<s>{Amount})s)?\z", Options)]
    private static partial Regex Short();

    [GeneratedRegex($@"^P((?<w>{Amount})W)?((?<d>{Amount})D)?(T((?<h>{Amount})H)?((?<m>{Amount})M)?((?<s>{Amount})S)?)?\z", Options)]
    private static partial Regex Iso();
}
