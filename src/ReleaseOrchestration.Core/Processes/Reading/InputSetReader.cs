using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads input sets, in the language's own form and in Harness's.</summary>
internal static class InputSetReader
{
    private const string Root = "inputSet";

    public static InputSetDefinition Read(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, Root, InputSetKeys.InputSet);
        var id = reader.RequiredText("id");
        return new InputSetDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Process = reader.RequiredText("process"),
            Global = Global(reader),
            Phases = Named(reader, "phases", InputSetKeys.Phase).ToImmutableSortedDictionary(phase => phase.Id, phase => Phase(phase.Reader), StringComparer.Ordinal),
        };
    }

    private static ImmutableSortedDictionary<string, DataValue> Global(MapReader reader) =>
        reader.Find("global") is MapNode { Entries: [{ Key.Text: "with", Value: MapNode or SequenceNode }] } ? reader.Map("global", InputSetKeys.Global)!.Values("with") : reader.Values("global");

    private static PhaseInputs Phase(MapReader reader) => new()
    {
        Inputs = reader.Values("inputs"),
        Activities = Activities(reader),
    };

    // In the map form an activity's values stand directly under its id, in the list form under `inputs`.
    private static ImmutableSortedDictionary<string, DataValue> Activities(MapReader phase)
    {
        if (phase.Find("activities") is not MapNode map)
        {
            return Named(phase, "activities", InputSetKeys.Activity)
                .ToImmutableSortedDictionary(activity => activity.Id, activity => DataValue.Of(activity.Reader.Values("inputs")), StringComparer.Ordinal);
        }

        var path = phase.PathOf("activities");
        return map.Entries.ToImmutableSortedDictionary(
            entry => entry.Key.Text,
            entry => entry.Value is ScalarNode { IsNull: true } ? DataValue.EmptyMap : DataValue.Of(ValuesReader.Read(phase.Context, entry.Value, $"{path}.{entry.Key.Text}")),
            StringComparer.Ordinal);
    }

    private static IEnumerable<(string Id, MapReader Reader)> Named(MapReader owner, string key, KeySet keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (owner.Find(key) is MapNode map)
        {
            foreach (var entry in map.Entries.Where(entry => entry.Value is not ScalarNode { IsNull: true }))
            {
                var path = $"{owner.PathOf(key)}.{entry.Key.Text}";
                if (entry.Value is MapNode values)
                {
                    yield return (entry.Key.Text, new MapReader(owner.Context, values, path, keys));
                }
                else
                {
                    owner.Wrong<MapReader>(entry.Value, path, "a map");
                }
            }

            yield break;
        }

        foreach (var reader in owner.Maps(key, keys))
        {
            var id = reader.RequiredText("id");
            if (seen.Add(id))
            {
                yield return (id, reader);
            }
            else
            {
                reader.Error(ProblemCodes.DuplicateId, reader.Source, reader.Path, $"`{id}` is given twice.", "Remove one of the two.");
            }
        }
    }
}
