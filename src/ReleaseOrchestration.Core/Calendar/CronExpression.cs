namespace ReleaseOrchestration.Core.Calendar;

/// <summary>
/// A cron expression of five fields. As in cron, a day fits when its day of the month or its day of the week does, where both are given; else both must.
/// </summary>
internal sealed record CronExpression
{
    // The longest month of the year 2024, which has a 29 February.
    private static readonly int[] MostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private static readonly CronField[] Fields = [CronField.Minute, CronField.Hour, CronField.DayOfMonth, CronField.Month, CronField.DayOfWeek];

    private CronExpression(IReadOnlyList<int>[] values, bool eitherDay) =>
        (Minutes, Hours, DaysOfMonth, Months, DaysOfWeek, EitherDay) = (values[0], values[1], values[2], values[3], values[4], eitherDay);

    public IReadOnlyList<int> Minutes { get; }

    public IReadOnlyList<int> Hours { get; }

    public IReadOnlyList<int> DaysOfMonth { get; }

    public IReadOnlyList<int> Months { get; }

    /// <summary>From 0, Sunday.</summary>
    public IReadOnlyList<int> DaysOfWeek { get; }

    /// <summary>Whether a day fits by one of its two fields already.</summary>
    public bool EitherDay { get; }

    /// <summary>Reads an expression; null, with what is wrong in a sentence, when it is none.</summary>
    public static CronExpression? Parse(string text, out string problem)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        problem = parts.Length == Fields.Length ? string.Empty : $"`{text}` has {parts.Length} field{(parts.Length == 1 ? string.Empty : "s")}; a cron expression has five: minute, hour, day of the month, month, day of the week.";
        if (problem.Length > 0)
        {
            return null;
        }

        var values = parts.Select((part, i) => Fields[i].Values(part)).ToArray();
        var wrong = Array.FindIndex(values, found => found.Count == 0);
        if (wrong >= 0)
        {
            problem = $"`{parts[wrong]}` is no {Fields[wrong].Name} of a cron expression.";
            return null;
        }

        var cron = new CronExpression(values, eitherDay: parts[2][0] != '*' && parts[4][0] != '*');
        problem = cron.IsEver ? string.Empty : $"`{text}` is never: none of its months has such a day.";
        return cron.IsEver ? cron : null;
    }

    private bool IsEver => EitherDay || Months.Any(month => DaysOfMonth[0] <= MostDays[month - 1]);
}
