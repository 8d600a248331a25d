using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads activities in their three shapes: inline, by reference to the Activity Store, bare.</summary>
internal static class ActivityReader
{
    public static ImmutableArray<ActivityDefinition> ReadAll(MapReader phase)
    {
        var activities = ImmutableArray.CreateBuilder<ActivityDefinition>();
        foreach (var (node, path) in phase.Items("activities"))
        {
            if (ReadItem(phase.Context, node, path) is { } activity)
            {
                activities.Add(activity);
            }
        }

        return activities.ToImmutable();
    }

    /// <summary>What every activity has, whatever its type.</summary>
    public static ActivityDefinition ReadCommon(MapReader reader, string id) => new()
    {
        Id = id,
        Name = reader.Text("name") ?? id,
        Description = reader.Text("description") ?? string.Empty,
        Owners = reader.Texts("owners"),
        DependsOn = reader.Texts("depends-on"),
        If = reader.Text("if"),
        RunOn = ReadRunOn(reader),
        Variables = reader.Values("variables"),
        Outputs = reader.Values("outputs"),
        Timeout = reader.Duration("timeout"),
        Retry = TimingReader.Retry(reader),
        OnFailure = ReadOnFailure(reader),
        Environment = reader.Text("environment"),
        Services = reader.Texts("services"),
        Lock = reader.Text("lock"),
    };

    /// <summary>What only some types have. A missing pipeline is the one of the activity's own id on the connector <c>default</c>.</summary>
    public static ActivityDefinition ReadBody(MapReader reader, ActivityDefinition common, PipelineDefinition? pipeline)
    {
        var activity = common with
        {
            Type = ActivityTypes.Read(reader),
            Pipeline = pipeline,
            Approval = ApprovalReader.Read(reader),
            Tasks = ManualReader.Tasks(reader),
            Fields = ManualReader.Fields(reader),
            Process = ReferenceReader.Process(reader, "process"),
            Duration = reader.Text("duration"),
            Until = reader.Text("until"),
        };
        return activity with { Tasks = ManualReader.Completed(activity), Pipeline = PipelineOf(reader, activity) };
    }

    public static RunOn ReadRunOn(MapReader reader) => reader.Choice("run-on", Words.RunOns) ?? RunOn.Success;

    public static OnFailure ReadOnFailure(MapReader reader) => reader.Choice("on-failure", Words.Failures) ?? OnFailure.Hold;

    private static ActivityDefinition? ReadItem(ReadContext context, SourceNode node, string path)
    {
        if (node is not MapNode map)
        {
            context.Problems.Error(ProblemCodes.WrongKind, node, path, $"This must be a map with `activity`, but it is {node.Kind}.", "Write `- activity: {id: ..., type: ...}`.");
            return null;
        }

        var shape = map.Entries.FirstOrDefault(entry => entry.Key.Text == "activity")?.Value;
        if (shape is ScalarNode { IsNull: false })
        {
            return ReadReference(new MapReader(context, map, path, ActivityKeys.Use));
        }

        var item = new MapReader(context, map, path, ActivityKeys.Item);
        if (shape is MapNode inline)
        {
            return ReadInline(new MapReader(context, inline, path, ActivityKeys.Inline));
        }

        context.Problems.Error(ProblemCodes.MissingKey, shape ?? item.Source, path, "`activity` is missing.", "Write `- activity: {id: ..., type: ...}` or `- activity: <store id>`.");
        return null;
    }

    private static ActivityDefinition ReadInline(MapReader reader)
    {
        var common = ReadCommon(reader, reader.RequiredText("id"));
        return ReadBody(reader, common with { Inputs = PipelineReader.DataInputs(reader).SetItems(reader.Values("inputs")) }, PipelineReader.Read(reader));
    }

    private static ActivityDefinition ReadReference(MapReader reader)
    {
        var use = ReferenceReader.Store(reader, "activity");
        return ReadCommon(reader, reader.Text("id") ?? use.Id) with
        {
            Use = use,
            Name = reader.Text("name") ?? string.Empty,
            Inputs = PipelineReader.DataInputs(reader).SetItems(reader.Values("inputs")),
            Pipeline = PipelineReader.Read(reader),
        };
    }

    private static PipelineDefinition? PipelineOf(MapReader reader, ActivityDefinition activity)
    {
        if (activity.Type != ActivityType.Automated || activity.Pipeline is { Pipeline.Length: > 0 })
        {
            return activity.Pipeline;
        }

        reader.Context.Problems.Warning(
            ProblemCodes.ImplicitPipeline,
            reader.Source,
            reader.Path,
            $"`{activity.Id}` names no pipeline; it runs the pipeline `{activity.Id}` on the connector `{activity.Pipeline?.Connector ?? "default"}`.",
            "Add `pipeline: {connector: ..., pipeline: ...}`.");
        return (activity.Pipeline ?? new PipelineDefinition { Connector = "default" }) with { Pipeline = activity.Id };
    }
}
