using System.Collections.Immutable;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads what an automated activity runs: <c>pipeline</c>, or Harness's <c>data.pipeline</c>.</summary>
internal static class PipelineReader
{
    private static readonly KeySet Keys = new("A pipeline", "connector pipeline ref inputs input-set");
    private static readonly KeySet DataKeys = new("`data`", "pipeline inputs");
    private static readonly KeySet InputSetKeys = new("An input set of a pipeline", "identifier variables");

    public static PipelineDefinition? Read(MapReader owner)
    {
        var direct = ReadOne(owner);
        var data = owner.Map("data", DataKeys, owner.Path) is { } reader ? ReadOne(reader) : null;
        if (direct is not null && data is not null)
        {
            owner.Error(ProblemCodes.ConflictingKeys, owner.Find("data")!, owner.PathOf("data"), "The pipeline is written twice: under `pipeline` and under `data`.", "Keep `pipeline`.");
        }

        return direct ?? data;
    }

    /// <summary>The values under <c>data.inputs</c>.</summary>
    public static ImmutableSortedDictionary<string, DataValue> DataInputs(MapReader owner) =>
        owner.Find("data") is MapNode ? owner.Map("data", DataKeys, owner.Path)!.Values("inputs") : ImmutableSortedDictionary<string, DataValue>.Empty;

    private static PipelineDefinition? ReadOne(MapReader owner)
    {
        if (owner.Find("pipeline") is ScalarNode scalar)
        {
            return new PipelineDefinition { Connector = "default", Pipeline = scalar.Text };
        }

        if (owner.Map("pipeline", Keys) is not { } reader)
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

        var set = reader.Map("input-set", InputSetKeys)!;
        if (set.Find("identifier") is { } identifier)
        {
            reader.Context.Problems.Warning(ProblemCodes.UnusedKey, identifier, set.PathOf("identifier"), "The identifier of a pipeline's input set is not used; its variables are.");
        }

        return set.Values("variables", reader.PathOf("inputs"));
    }
}
