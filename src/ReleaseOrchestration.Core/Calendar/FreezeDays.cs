using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>The days of recurring freezes: what they mean in a year.</summary>
internal static class FreezeDays
{
    private const string Last = "last";
    private static readonly string[] Names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>Whether a text is a day of that frequency.</summary>
    public static bool IsDay(FreezeFrequency frequency, string text) => frequency switch
    {
        FreezeFrequency.Weekly => Names.Contains(text, StringComparer.Ordinal),
        FreezeFrequency.Monthly => text == Last || (Number(text) is >= 1 and <= 31),
        FreezeFrequency.Yearly => MonthAndDay(text) is { Month: >= 1 and <= 12, Day: >= 1 } day && day.Day <= CalendarSystem.Iso.GetDaysInMonth(2024, day.Month),
        _ => false,
    };

    public static string Of(DayOfWeek day) => Names[(int)day];

    /// <summary>The dates from one to another, both included, on which an occurrence begins, in order.</summary>
    public static IEnumerable<LocalDate> Between(FreezeRecurrence recurrence, LocalDate first, LocalDate last)
    {
        if (recurrence.Frequency is FreezeFrequency.Daily or FreezeFrequency.Weekly || recurrence.Days.IsEmpty)
        {
            return Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays).Where(date => Begins(recurrence, date));
        }

        var isMonthly = recurrence.Frequency == FreezeFrequency.Monthly;
        var months = isMonthly ? 1 : 12;
        var count = (((last.Year - first.Year) * 12) + last.Month - first.Month) / months;
        var begin = isMonthly ? new LocalDate(first.Year, first.Month, 1) : new LocalDate(first.Year, 1, 1);
        return Enumerable.Range(0, count + 2)
            .Select(n => begin.PlusMonths(n * months))
            .SelectMany(start => recurrence.Days.Where(day => IsDay(recurrence.Frequency, day)).Select(day => In(recurrence.Frequency, day, start)).Order().Distinct())
            .Where(date => date >= first && date <= last);
    }

    private static bool Begins(FreezeRecurrence recurrence, LocalDate date) => recurrence.Days.IsEmpty || recurrence.Days.Any(day => Is(recurrence.Frequency, day, date));

    // The date of a day in the month, or in the year, that begins at a date.
    private static LocalDate In(FreezeFrequency frequency, string text, LocalDate start)
    {
        var month = frequency == FreezeFrequency.Monthly ? start : new LocalDate(start.Year, MonthAndDay(text).Month, 1);
        var day = frequency == FreezeFrequency.Yearly ? MonthAndDay(text).Day : text == Last ? 31 : Number(text);
        return month.PlusDays(Within(month, day) - 1);
    }

    /// <summary>The date on which an occurrence ends that begins on a date.</summary>
    public static LocalDate EndOf(FreezeRecurrence recurrence, LocalDate begin)
    {
        var isLater = recurrence.To > recurrence.From;
        if (recurrence.ToDay.Length == 0)
        {
            return isLater ? begin : begin.PlusDays(1);
        }

        var date = isLater ? begin : begin.PlusDays(1);
        while (!Is(recurrence.Frequency, recurrence.ToDay, date))
        {
            date = date.PlusDays(1);
        }

        return date;
    }

    private static bool Is(FreezeFrequency frequency, string text, LocalDate date) => frequency switch
    {
        FreezeFrequency.Weekly => Names[(int)date.DayOfWeek % 7] == text,
        FreezeFrequency.Monthly => date.Day == Within(date, text == Last ? 31 : Number(text)),
        FreezeFrequency.Yearly => MonthAndDay(text) is var day && date.Month == day.Month && date.Day == Within(date, day.Day),
        _ => true,
    };

    private static int Within(LocalDate date, int day) => Math.Min(day, date.Calendar.GetDaysInMonth(date.Year, date.Month));

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static (int Month, int Day) MonthAndDay(string text) =>
        text.Length == 5 && text[2] == '-' ? (Number(text[..2]), Number(text[3..])) : (0, 0);
}
