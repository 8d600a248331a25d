using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads retries and windows.</summary>
internal static class TimingReader
{
    public static RetryDefinition? Retry(MapReader owner)
    {
        if (owner.Map("retry", TimingKeys.Retry) is not { } reader)
        {
            return null;
        }

        reader.RequiredText("attempts");
        return new RetryDefinition
        {
            Attempts = reader.Integer("attempts") ?? 1,
            Backoff = reader.Duration("backoff") ?? TimeSpan.Zero,
            Factor = (double)(reader.Number("factor") ?? 1),
            Max = reader.Duration("max"),
        };
    }

    public static WindowDefinition? Window(MapReader owner) => owner.Map("window", TimingKeys.Window) is { } reader
        ? new WindowDefinition
        {
            Days = DaysOf(reader),
            From = Time(reader, "from"),
            To = Time(reader, "to"),
            TimeZone = reader.Text("timezone") ?? "UTC",
        }
        : null;

    private static ImmutableArray<DayOfWeek> DaysOf(MapReader reader)
    {
        var days = ImmutableArray.CreateBuilder<DayOfWeek>();
        foreach (var text in reader.Texts("days"))
        {
            if (Words.Days.TryFind(text, out var day))
            {
                days.Add(day);
            }
            else
            {
                reader.Error(ProblemCodes.InvalidValue, reader.Find("days")!, reader.PathOf("days"), $"`{text}` is no day of the week.", Words.Days.Fix(text));
            }
        }

        return days.ToImmutable();
    }

    /// <summary>A time of day; 24:00 is the midnight after it.</summary>
    public static TimeOnly Time(MapReader reader, string key)
    {
        var text = reader.RequiredText(key);
        if (text is "" or "24:00")
        {
            return TimeOnly.MinValue;
        }

        if (!TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            reader.Error(ProblemCodes.InvalidValue, reader.Find(key)!, reader.PathOf(key), $"`{text}` is no time of day.", "Write it as '09:00'.");
        }

        return time;
    }
}
