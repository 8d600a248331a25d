using System.Collections.Immutable;
using ReleaseOrchestration.Core.Inputs;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads the tasks and fields of manual activities.</summary>
internal static class ManualReader
{
    public static ImmutableArray<TaskDefinition> Tasks(MapReader owner) => [.. owner.Maps("tasks", ManualKeys.Task).Select(Task)];

    public static ImmutableArray<FieldDefinition> Fields(MapReader owner) => [.. owner.Maps("fields", ManualKeys.Field).Select(Field)];

    /// <summary>
    /// A manual activity that asks for nothing would complete at once; it gets one required task, <c>complete</c>, so that it waits for a person.
    /// </summary>
    public static ImmutableArray<TaskDefinition> Completed(ActivityDefinition activity) =>
        activity.Type != ActivityType.Manual || activity.Approval is not null || !activity.Tasks.IsEmpty || activity.Fields.Any(field => field.Required)
            ? activity.Tasks
            : [new TaskDefinition { Id = "complete", Name = $"Complete {activity.Name}", Required = "true" }];

    private static TaskDefinition Task(MapReader reader)
    {
        var id = reader.RequiredText("id");
        return new TaskDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Required = reader.Text("required") ?? "true",
            Owners = reader.Texts("owners"),
            ExpectedDuration = reader.Duration("expected-duration"),
            Process = ReferenceReader.Process(reader, "process"),
            Inputs = reader.Values("inputs"),
        };
    }

    private static FieldDefinition Field(MapReader reader)
    {
        var id = reader.RequiredText("id");
        return new FieldDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Type = reader.Choice("type", Words.FieldTypes) ?? FieldType.Text,
            Required = reader.Flag("required") ?? false,
            MinLength = reader.Integer("min-length"),
            MaxLength = reader.Integer("max-length"),
            Min = reader.Number("min"),
            Max = reader.Number("max"),
            MaxSize = MaxSize(reader),
            Types = reader.Texts("types"),
            Options = reader.Texts("options"),
        };
    }

    private static long? MaxSize(MapReader reader)
    {
        if (reader.Find("max-size") is not { } node || reader.Text("max-size") is not { } text)
        {
            return null;
        }

        if (FileSizes.TryParse(text, out var bytes))
        {
            return bytes;
        }

        reader.Wrong<string>(node, reader.PathOf("max-size"), "a size such as 500 KB or 5MB");
        return null;
    }
}
