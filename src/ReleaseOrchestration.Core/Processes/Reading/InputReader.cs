using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads declared inputs.</summary>
internal static class InputReader
{
    public static ImmutableSortedDictionary<string, InputDefinition> Read(MapReader owner, string key)
    {
        var inputs = ImmutableSortedDictionary.CreateBuilder<string, InputDefinition>(StringComparer.Ordinal);
        if (owner.Find(key) is not { } node)
        {
            return inputs.ToImmutable();
        }

        if (node is not MapNode map)
        {
            owner.Wrong<MapReader>(node, owner.PathOf(key), "a map of inputs by name");
            return inputs.ToImmutable();
        }

        foreach (var entry in map.Entries)
        {
            inputs.Add(entry.Key.Text, ReadOne(owner, entry, $"{owner.PathOf(key)}.{entry.Key.Text}"));
        }

        return inputs.ToImmutable();
    }

    private static InputDefinition ReadOne(MapReader owner, MapEntry entry, string path)
    {
        if (entry.Value is not MapNode map)
        {
            ReportUnlessNothing(owner, entry.Value, path);
            return new InputDefinition();
        }

        var reader = new MapReader(owner.Context, map, path, InputKeys.Input);
        var input = Constraints(reader);
        return input with
        {
            Required = reader.Flag("required") ?? false,
            Default = reader.Find("default") is { } value ? Typed(reader.Context, value, reader.PathOf("default"), input.Type) : null,
            Description = reader.Text("description") ?? string.Empty,
            Items = reader.Map("items", InputKeys.Items) is { } items ? Constraints(items) : null,
        };
    }

    private static InputDefinition Constraints(MapReader reader)
    {
        var type = reader.Choice("type", Words.InputTypes) ?? InputType.String;
        return new InputDefinition
        {
            Type = type,
            Pattern = reader.Text("pattern"),
            Allowed = [.. reader.Items("allowed").Select(item => Typed(reader.Context, item.Node, item.Path, type))],
            Min = reader.Number("min"),
            Max = reader.Number("max"),
            Length = Length(reader),
        };
    }

    private static LengthRange? Length(MapReader reader)
    {
        if (reader.Find("length") is MapNode)
        {
            return reader.Map("length", InputKeys.Length) is { } range ? new LengthRange { Min = range.Integer("min"), Max = range.Integer("max") } : null;
        }

        return reader.Integer("length") is { } exact ? new LengthRange { Min = exact, Max = exact } : null;
    }

    private static void ReportUnlessNothing(MapReader owner, SourceNode node, string path)
    {
        owner.Context.Record(path, node);
        if (node is not ScalarNode { IsNull: true })
        {
            owner.Wrong<MapReader>(node, path, "a map such as `{type: string, required: true}`");
        }
    }

    // A text input keeps 1.10 as it is written, which as a number would become 1.1.
    private static DataValue Typed(ReadContext context, SourceNode node, string path, InputType type)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return DataReader.Read(context, node, path);
        }

        context.Record(path, node);
        return type switch
        {
            InputType.String or InputType.Entity => DataValue.Of(scalar.Text),
            InputType.Secret => DataValue.Secret(scalar.Text),
            _ => DataReader.Read(context, node, path),
        };
    }
}
