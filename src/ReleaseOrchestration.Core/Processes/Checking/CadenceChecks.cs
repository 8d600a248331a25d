using NodaTime;
using ReleaseOrchestration.Core.Calendar;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What can be wrong with a cadence.</summary>
internal sealed class CadenceChecks(CheckContext context, string root)
{
    public void Check(CadenceDefinition cadence)
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(cadence.TimeZone) is null)
        {
            context.Error(
                ProblemCodes.InvalidValue,
                $"{root}.timezone",
                $"`{cadence.TimeZone}` is no time zone.",
                context.Suggest(cadence.TimeZone, DateTimeZoneProviders.Tzdb.Ids, "Use an IANA id such as `Europe/Zurich`."));
        }

        if (cadence.Duration <= TimeSpan.Zero)
        {
            context.Error(ProblemCodes.InvalidTime, $"{root}.duration", "This must be longer than nothing.", "Write it as `2d`.");
        }

        if (cadence.End <= cadence.Start)
        {
            Contradiction($"{root}.end", "The cadence ends before it begins.", "Set `end` later than `start`.");
        }

        if (cadence.Frequency == CadenceFrequency.Cron)
        {
            Cron(cadence);
        }
        else
        {
            Regular(cadence);
        }

        Exceptions(cadence);
    }

    private void Cron(CadenceDefinition cadence)
    {
        if (cadence.Cron.Length == 0)
        {
            Contradiction(root, "A cadence by cron needs a `cron`.", "Add it, such as `cron: 0 9 * * MON-FRI`.");
        }
        else if (CronExpression.Parse(cadence.Cron, out var problem) is null)
        {
            context.Error(ProblemCodes.InvalidCron, $"{root}.cron", problem, "Write it as `0 9 * * MON-FRI`: at 09:00 from Monday to Friday.");
        }

        if (cadence.Interval != 1 || !cadence.Days.IsEmpty || cadence.At != TimeOnly.MinValue)
        {
            Contradiction(root, "A cron expression says the days and the time itself.", "Remove `interval`, `days` and `at`, or `cron`.");
        }
    }

    private void Regular(CadenceDefinition cadence)
    {
        var word = cadence.Frequency.ToString().ToLowerInvariant();
        if (cadence.Cron.Length > 0)
        {
            Contradiction($"{root}.cron", $"A {word} cadence has no `cron`.", "Set `frequency: cron`, or remove it.");
        }

        if ((cadence.Interval > 1 || cadence.Frequency == CadenceFrequency.Biweekly) && cadence.Start is null)
        {
            Contradiction(root, $"A {word} cadence{(cadence.Interval > 1 ? $" of every {cadence.Interval}" : string.Empty)} needs a `start` from which it is counted.", "Add `start`, an instant in the first day, week or month.");
        }

        if (cadence.Frequency == CadenceFrequency.Daily)
        {
            if (!cadence.Days.IsEmpty)
            {
                Contradiction($"{root}.days", "A daily cadence has no days.", "Remove `days`, or make it weekly.");
            }
        }
        else
        {
            Days(cadence, word);
        }
    }

    private void Days(CadenceDefinition cadence, string word)
    {
        var examples = CadenceDays.HasWeeks(cadence.Frequency) ? "`Thu`" : "`15`, `last`, `2nd Tue` or `last Fri`";
        if (cadence.Days.IsEmpty)
        {
            Contradiction(root, $"A {word} cadence needs its days.", $"Add `days`, such as {examples}.");
        }

        foreach (var day in cadence.Days.Where(day => CadenceDays.Find(cadence.Frequency, day) is null))
        {
            context.Error(ProblemCodes.InvalidValue, $"{root}.days", $"`{day}` is no day of a {word} cadence.", $"Write {examples}.");
        }
    }

    private void Exceptions(CadenceDefinition cadence)
    {
        var seen = new HashSet<DateOnly>();
        foreach (var exception in cadence.Exceptions.Where(exception => !seen.Add(exception.Date)))
        {
            Contradiction($"{root}.exceptions", $"Two exceptions are for {exception.Date:yyyy-MM-dd}.", "Remove one of them.");
        }
    }

    private void Contradiction(string path, string message, string fix) => context.Error(ProblemCodes.InvalidCadence, path, message, fix);
}
