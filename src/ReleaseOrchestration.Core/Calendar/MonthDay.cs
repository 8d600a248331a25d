using System.Globalization;
using NodaTime;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>A day of a month: <c>15</c>, <c>last</c>, <c>2nd Tue</c>, <c>last Fri</c>.</summary>
/// <param name="Number">The day, or which of the weekdays; as great as can be for the last.</param>
/// <param name="Weekday">Null for any.</param>
/// <param name="IsLast">Whether it is the last.</param>
internal sealed record MonthDay(int Number, IsoDayOfWeek? Weekday, bool IsLast)
{
    /// <summary>Reads a day as <see cref="CadenceDays.Find"/> writes it.</summary>
    public static MonthDay Parse(string text)
    {
        var parts = text.Split(' ');
        var isLast = parts[0] == CadenceDays.Last;
        var number = isLast ? 31 : int.Parse(parts[0].AsSpan().TrimEnd("stndrh"), NumberStyles.None, CultureInfo.InvariantCulture);
        return new MonthDay(number, parts.Length > 1 ? CadenceDays.WeekdayOf(parts[1]) : null, isLast);
    }

    /// <summary>Its date in a month; null when the month has no such weekday. A day that the month does not have is its last.</summary>
    public LocalDate? In(int year, int month)
    {
        var length = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (Weekday is not { } weekday)
        {
            return new LocalDate(year, month, Math.Min(Number, length));
        }

        if (IsLast)
        {
            return new LocalDate(year, month, length).PlusDays(1).Previous(weekday);
        }

        var first = 1 + ((weekday - new LocalDate(year, month, 1).DayOfWeek + 7) % 7);
        var day = first + (7 * (Number - 1));
        return day <= length ? new LocalDate(year, month, day) : null;
    }
}
