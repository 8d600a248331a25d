using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>The days of cadences: how they are written.</summary>
internal static class CadenceDays
{
    public const string Last = "last";

    private static readonly string[][] Ordinals = [["1st", "first"], ["2nd", "second"], ["3rd", "third"], ["4th", "fourth"], ["5th", "fifth"], [Last]];

    public static bool HasWeeks(CadenceFrequency frequency) => frequency is CadenceFrequency.Weekly or CadenceFrequency.Biweekly;

    public static bool HasMonths(CadenceFrequency frequency) => frequency is CadenceFrequency.Monthly or CadenceFrequency.Quarterly;

    /// <summary>A day as it is kept; null when the text is no day of that frequency.</summary>
    public static string? Find(CadenceFrequency frequency, string text) =>
        HasWeeks(frequency) ? Weekday(text) : HasMonths(frequency) ? OfMonth(text.Trim().ToLowerInvariant()) : null;

    /// <summary>The day of the week that is kept as <c>Thu</c>.</summary>
    public static IsoDayOfWeek WeekdayOf(string day) =>
        Words.Days.TryFind(day, out var found) ? found.ToIsoDayOfWeek() : throw new ArgumentException($"`{day}` is no day of the week.", nameof(day));

    private static string? OfMonth(string text)
    {
        if (text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var ordinal, var day])
        {
            return Array.Find(Ordinals, words => words.Contains(ordinal, StringComparer.Ordinal)) is { } known && Weekday(day) is { } weekday ? $"{known[0]} {weekday}" : null;
        }

        return text == Last ? Last
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31 ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string? Weekday(string text) => Words.Days.TryFind(text, out var day) ? FreezeDays.Of(day) : null;
}
