using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads what an automated activity runs: <c>pipeline</c>, or Harness's <c>data.pipeline</c>.</summary>
internal static class PipelineReader
{
    /// <summary>The pipeline of an activity of a phase.</summary>
    public static PipelineDefinition? Read(MapReader owner) => Read(owner, PipelineKeys.Data);

    /// <summary>The pipeline of what has no inputs under <c>data</c>.</summary>
    public static PipelineDefinition? ReadAlone(MapReader owner) => Read(owner, PipelineKeys.DataOfPipeline);

    private static PipelineDefinition? Read(MapReader owner, KeySet keys)
    {
        var direct = ReadOne(owner);
        var data = owner.Map("data", keys, owner.Path) is { } reader ? ReadOne(reader) : null;
        if (direct is not null && data is not null)
        {
            owner.Error(ProblemCodes.ConflictingKeys, owner.Find("data")!, owner.PathOf("data"), "The pipeline is written twice: under `pipeline` and under `data`.", "Keep `pipeline`.");
        }

        return direct ?? data;
    }

    /// <summary>The values under <c>data.inputs</c>.</summary>
    public static ImmutableSortedDictionary<string, DataValue> DataInputs(MapReader owner) =>
        owner.Find("data") is MapNode ? owner.Map("data", PipelineKeys.Data, owner.Path)!.Values("inputs") : ImmutableSortedDictionary<string, DataValue>.Empty;

    private static PipelineDefinition? ReadOne(MapReader owner)
    {
        if (owner.Find("pipeline") is ScalarNode scalar)
        {
            return new PipelineDefinition { Connector = "default", Pipeline = scalar.Text };
        }

        if (owner.Map("pipeline", PipelineKeys.Pipeline) is not { } reader)
        {
            return null;
        }

        var set = InputSet(reader);
        return new PipelineDefinition
        {
            Connector = reader.Text("connector") ?? "default",
            Pipeline = reader.Text("pipeline") ?? string.Empty,
            Ref = reader.Text("ref"),
            Inputs = set.SetItems(reader.Values("inputs")),
        };
    }

    private static ImmutableSortedDictionary<string, DataValue> InputSet(MapReader reader)
    {
        if (reader.Find("input-set") is not MapNode map || !map.Entries.Any(entry => entry.Key.Text == "variables" && entry.Value is SequenceNode))
        {
            return reader.Values("input-set", reader.PathOf("inputs"));
        }

        var set = reader.Map("input-set", PipelineKeys.InputSet)!;
        if (set.Find("identifier") is { } identifier)
        {
            reader.Context.Problems.Warning(ProblemCodes.UnusedKey, identifier, set.PathOf("identifier"), "The identifier of a pipeline's input set is not used; its variables are.");
        }

        return set.Values("variables", reader.PathOf("inputs"));
    }
}
