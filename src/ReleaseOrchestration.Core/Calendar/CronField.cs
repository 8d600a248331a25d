using System.Globalization;

namespace ReleaseOrchestration.Core.Calendar;

/// <summary>One field of a cron expression: what its values are, and how they are written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Greatest">Its greatest value.</param>
/// <param name="Words">Words for the values from <paramref name="Least"/> on.</param>
internal sealed record CronField(string Name, int Least, int Greatest, params string[] Words)
{
    public static readonly CronField Minute = new("minute", 0, 59);
    public static readonly CronField Hour = new("hour", 0, 23);
    public static readonly CronField DayOfMonth = new("day of the month", 1, 31);
    public static readonly CronField Month = new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    // Sunday is 0, and 7 too.
    public static readonly CronField DayOfWeek = new("day of the week", 0, 7, "sun", "mon", "tue", "wed", "thu", "fri", "sat");

    /// <summary>The values that a text of this field names, in order; none when it is not written as it must be.</summary>
    public IReadOnlyList<int> Values(string text)
    {
        var values = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            if (!Add(values, part))
            {
                return [];
            }
        }

        if (this == DayOfWeek && values.Remove(7))
        {
            values.Add(0);
        }

        return [.. values];
    }

    private bool Add(SortedSet<int> values, string part)
    {
        var (range, step) = (part, 1);
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            range = part[..slash];
            if (!Number(part[(slash + 1)..], out step) || step < 1 || step > Greatest)
            {
                return false;
            }
        }

        if (!Range(range, hasStep: slash >= 0, out var from, out var to))
        {
            return false;
        }

        for (var value = from; value <= to; value += step)
        {
            values.Add(value);
        }

        return true;
    }

    // `5/10` goes on to the greatest value, as `5-59/10` does.
    private bool Range(string text, bool hasStep, out int from, out int to)
    {
        if (text == "*")
        {
            (from, to) = (Least, this == DayOfWeek ? 6 : Greatest);
            return true;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash >= 0)
        {
            to = 0;
            return Value(text[..dash], out from) && Value(text[(dash + 1)..], out to) && from <= to;
        }

        var isValue = Value(text, out from);
        to = hasStep ? this == DayOfWeek ? 6 : Greatest : from;
        return isValue && from <= to;
    }

    private bool Value(string text, out int value)
    {
        var word = Array.FindIndex(Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
        value = word + Least;
        return word >= 0 || (Number(text, out value) && value >= Least && value <= Greatest);
    }

    private static bool Number(string text, out int value)
    {
        value = 0;
        return text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
