using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads freezes.</summary>
internal static class FreezeReader
{
    public static FreezeDefinition Read(ReadContext context, MapNode node) => Read(new MapReader(context, node, "freeze", FreezeKeys.Freeze));

    public static FreezeDefinition Read(MapReader reader)
    {
        var id = reader.RequiredText("id");
        if (reader.Find("from") is null && reader.Find("to") is null && reader.Find("recurrence") is null)
        {
            reader.Error(
                ProblemCodes.InvalidFreeze, reader.Source, reader.Path, "The freeze does not say when.", "Give it `from` and `to`, or a `recurrence`; with `from` alone it lasts until somebody ends it.");
        }

        return new FreezeDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Scope = Scope(reader),
            From = reader.Instant("from"),
            To = reader.Instant("to"),
            Recurrence = Recurrence(reader),
            Window = reader.Choice("window", Words.FreezeWindows) ?? FreezeWindow.Deny,
            Mode = reader.Choice("mode", Words.FreezeModes) ?? FreezeMode.Block,
            Rollback = reader.Choice("rollback", Words.FreezeRollbacks) ?? FreezeRollback.Pass,
        };
    }

    private static FreezeScope Scope(MapReader owner) => owner.Map("scope", FreezeKeys.Scope) is { } reader
        ? new FreezeScope
        {
            Environments = reader.Texts("environments"),
            Processes = reader.Texts("processes"),
            Groups = reader.Texts("groups"),
            Tags = reader.Texts("tags"),
        }
        : new FreezeScope();

    private static FreezeRecurrence? Recurrence(MapReader owner)
    {
        if (owner.Map("recurrence", FreezeKeys.Recurrence) is not { } reader)
        {
            return null;
        }

        reader.RequiredText("frequency");
        var frequency = reader.Choice("frequency", Words.FreezeFrequencies) ?? FreezeFrequency.Daily;
        return new FreezeRecurrence
        {
            Frequency = frequency,
            Days = [.. reader.Texts("days").Select(day => Day(frequency, day))],
            From = TimingReader.Time(reader, "from"),
            To = TimingReader.Time(reader, "to"),
            ToDay = Day(frequency, reader.Text("to-day") ?? string.Empty),
            TimeZone = reader.Text("timezone") ?? "UTC",
            Start = reader.Instant("start"),
            End = reader.Instant("end"),
        };
    }

    // As it is kept; what is no day stays as it was written, and the check says so.
    private static string Day(FreezeFrequency frequency, string text) => frequency switch
    {
        FreezeFrequency.Weekly when Words.Days.TryFind(text, out var day) => FreezeDays.Of(day),
        FreezeFrequency.Monthly => text.Trim().ToLowerInvariant(),
        _ => text.Trim(),
    };
}
