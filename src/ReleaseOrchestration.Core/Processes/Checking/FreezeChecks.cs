using NodaTime;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What can be wrong with the times of a freeze.</summary>
internal sealed class FreezeChecks(CheckContext context, string root = "freeze")
{

    public void Check(FreezeDefinition freeze)
    {
        new IdChecks(context).One(freeze.Id, root, "id", isNode: false);
        if (freeze.Recurrence is { } recurrence)
        {
            Recurrence(freeze, recurrence);
        }
        else if (freeze.To <= freeze.From)
        {
            Contradiction($"{root}.to", "The freeze ends before it begins.", "Set `to` later than `from`.");
        }

        if (freeze is { Window: FreezeWindow.Allow, Mode: FreezeMode.Block } && (freeze.To ?? freeze.Recurrence?.End) is { } end)
        {
            context.Warning(
                ProblemCodes.LastWindow,
                freeze.To is null ? $"{root}.recurrence.end" : $"{root}.to",
                $"The window does not open any more after {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC: from then on, nothing in its scope starts.",
                "End the freeze by then, or write a `recurrence` without `end`.");
        }
    }

    private void Recurrence(FreezeDefinition freeze, FreezeRecurrence recurrence)
    {
        var path = $"{root}.recurrence";
        if (freeze.From is not null || freeze.To is not null)
        {
            Contradiction(root, "A freeze has `from` and `to`, or a `recurrence`, not both.", "Write the bounds of the recurrence as its `start` and `end`.");
        }

        if (recurrence.End <= recurrence.Start)
        {
            Contradiction($"{path}.end", "The recurrence ends before it begins.", "Set `end` later than `start`.");
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(recurrence.TimeZone) is null)
        {
            context.Error(
                ProblemCodes.InvalidValue,
                $"{path}.timezone",
                $"`{recurrence.TimeZone}` is no time zone.",
                context.Suggest(recurrence.TimeZone, DateTimeZoneProviders.Tzdb.Ids, "Use an IANA id such as `Europe/Zurich`."));
        }

        Days(recurrence, path);
    }

    private void Days(FreezeRecurrence recurrence, string path)
    {
        var (frequency, word) = (recurrence.Frequency, recurrence.Frequency.ToString().ToLowerInvariant());
        if (frequency == FreezeFrequency.Daily && (!recurrence.Days.IsEmpty || recurrence.ToDay.Length > 0))
        {
            Contradiction(path, "A daily freeze has no days.", "Remove `days` and `to-day`, or make it weekly.");
            return;
        }

        if (frequency is FreezeFrequency.Monthly or FreezeFrequency.Yearly && recurrence.Days.IsEmpty)
        {
            Contradiction(path, $"A {word} freeze needs the days on which it begins.", $"Add `days`, such as {Examples(frequency)}.");
        }

        foreach (var (place, day) in recurrence.Days.Select(day => ("days", day)).Append(("to-day", recurrence.ToDay)))
        {
            if ((place == "days" || day.Length > 0) && !FreezeDays.IsDay(frequency, day))
            {
                context.Error(ProblemCodes.InvalidValue, $"{path}.{place}", $"`{day}` is no day of a {word} freeze.", $"Write {Examples(frequency)}.");
            }
        }
    }

    private static string Examples(FreezeFrequency frequency) => frequency switch
    {
        FreezeFrequency.Weekly => "`Fri`",
        FreezeFrequency.Monthly => "`28` or `last`",
        _ => "`12-20` (month and day)",
    };

    private void Contradiction(string path, string message, string fix) => context.Error(ProblemCodes.InvalidFreeze, path, message, fix);
}
