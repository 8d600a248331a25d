using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads named values: a map, or a list of entries with <c>name</c> and <c>value</c>.</summary>
internal static class ValuesReader
{
    public static ImmutableSortedDictionary<string, DataValue> Values(this MapReader reader, string key) =>
        reader.Values(key, reader.PathOf(key));

    /// <summary>Values that stand for the part at another path.</summary>
    public static ImmutableSortedDictionary<string, DataValue> Values(this MapReader reader, string key, string path) =>
        reader.Find(key) is { } node ? Read(reader.Context, node, path) : ImmutableSortedDictionary<string, DataValue>.Empty;

    public static ImmutableSortedDictionary<string, DataValue> Read(ReadContext context, SourceNode node, string path)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, DataValue>(StringComparer.Ordinal);
        switch (node)
        {
            case MapNode map:
                values.AddRange(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, DataReader.Read(context, entry.Value, $"{path}.{entry.Key.Text}"))));
                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    Add(context, values, item, path);
                }

                break;
            default:
                context.Problems.Error(ProblemCodes.WrongKind, node, path, $"This must be a map, but it is {node.Kind}.");
                break;
        }

        return values.ToImmutable();
    }

    private static void Add(ReadContext context, ImmutableSortedDictionary<string, DataValue>.Builder values, SourceNode item, string path)
    {
        if (item is not MapNode map)
        {
            context.Problems.Error(ProblemCodes.WrongKind, item, path, $"This must be a map with `name` and `value`, but it is {item.Kind}.");
            return;
        }

        var entry = new MapReader(context, map, $"{path}[]", NamedValueKeys.NamedValue);
        var name = entry.RequiredText("name");
        var value = entry.Find("value") is { } node ? DataReader.Read(context, node, $"{path}.{name}") : DataValue.Null;
        if (name.Length > 0 && !values.TryAdd(name, value))
        {
            context.Problems.Error(ProblemCodes.DuplicateKey, map, path, $"`{name}` is given twice.", "Remove one of the two.");
        }
    }
}
