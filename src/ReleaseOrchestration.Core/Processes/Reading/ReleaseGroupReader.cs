using System.Globalization;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads release groups.</summary>
internal static class ReleaseGroupReader
{
    public static ReleaseGroupDefinition Read(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, "releaseGroup", ReleaseGroupKeys.Group);
        var id = reader.RequiredText("id");
        reader.RequiredText("process");
        return new ReleaseGroupDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Colour = Colour(reader),
            Type = reader.Text("type") ?? "standard",
            Owners = reader.Texts("owners"),
            Tags = reader.Texts("tags"),
            Process = ReferenceReader.Process(reader, "process") ?? new ProcessReference { Id = string.Empty },
            InputSet = reader.Text("input-set") ?? string.Empty,
            VersionPattern = reader.Text("version-pattern")?.Trim() ?? string.Empty,
            Cadence = Cadence(reader),
            AutoExecute = reader.Flag("auto-execute") ?? false,
            Approvers = reader.Texts("approvers"),
            Overlap = reader.Choice("overlap", Words.GroupOverlaps) ?? GroupOverlap.Allow,
            CatchUp = reader.Choice("catch-up", Words.CatchUps) ?? CatchUp.Latest,
        };
    }

    private static CadenceDefinition? Cadence(MapReader owner)
    {
        if (owner.Map("cadence", ReleaseGroupKeys.Cadence) is not { } reader)
        {
            return null;
        }

        reader.RequiredText("frequency");
        var frequency = reader.Choice("frequency", Words.CadenceFrequencies) ?? CadenceFrequency.Daily;
        return new CadenceDefinition
        {
            Frequency = frequency,
            Interval = Interval(reader),
            Days = [.. reader.Texts("days").Select(day => CadenceDays.Find(frequency, day) ?? day)],
            At = reader.Find("at") is not null ? TimingReader.Time(reader, "at") : TimeOnly.MinValue,
            Cron = string.Join(' ', (reader.Text("cron") ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            TimeZone = reader.Text("timezone") ?? "UTC",
            Duration = reader.Duration("duration"),
            Start = reader.Instant("start"),
            End = reader.Instant("end"),
            Exceptions = [.. reader.Maps("exceptions", ReleaseGroupKeys.Exception).Select(Exception).OfType<CadenceDeviation>()],
        };
    }

    private static int Interval(MapReader reader)
    {
        if (reader.Integer("interval") is not { } interval || interval is >= 1 and <= CadenceDefinition.GreatestInterval)
        {
            return reader.Integer("interval") ?? 1;
        }

        reader.Error(
            ProblemCodes.InvalidCadence, reader.Find("interval")!, reader.PathOf("interval"), $"There is no release every {interval.ToString(CultureInfo.InvariantCulture)}.", $"Write a number from 1 to {CadenceDefinition.GreatestInterval}.");
        return 1;
    }

    private static CadenceDeviation? Exception(MapReader reader)
    {
        var text = reader.RequiredText("date");
        var moveTo = reader.Instant("move-to");
        if (reader.Find("date") is { } node && text.Length > 0 && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            reader.Error(ProblemCodes.InvalidInstant, node, reader.PathOf("date"), $"`{text}` is no day.", "Write it as `2025-12-25`.");
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new CadenceDeviation { Date = date, MoveTo = moveTo, Reason = reader.Text("reason") ?? string.Empty }
            : null;
    }

    private static string Colour(MapReader reader)
    {
        const string Fix = "Use a name such as `green`, or `'#1f77b4'` in quotes.";
        var text = reader.Text("colour") ?? string.Empty;
        if (reader.Find("colour") is ScalarNode node && (ScalarValues.Read(node) is not { Kind: DataKind.Text } || !TextForms.Colour.Fits(text)))
        {
            reader.Error(ProblemCodes.InvalidValue, node, reader.PathOf("colour"), $"`{text}` is no colour.", Fix);
        }
        else if (reader.Has("colour") && text.Length == 0)
        {
            reader.Context.Problems.Warning(ProblemCodes.IneffectiveGroup, reader.Source, reader.PathOf("colour"), "`colour` says nothing; what begins with `#` is a comment unless it is in quotes.", Fix);
        }

        return text;
    }
}
