using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads connectors. What a type needs is its own; the keys of the language are the id, the name and the type.</summary>
internal static class ConnectorReader
{
    private const string Root = "connector";

    public static ConnectorDefinition Read(ReadContext context, MapNode node)
    {
        var own = node.Entries.Where(entry => ConnectorKeys.Connector.Find(entry.Key.Text) is not null);
        var reader = new MapReader(context, new MapNode(node.Line, node.Column, [.. own]), Root, ConnectorKeys.Connector);
        var id = reader.RequiredText("id");
        return new ConnectorDefinition { Id = id, Name = reader.Text("name") ?? id, Type = Type(reader), Settings = Settings(reader, node) };
    }

    private static string Type(MapReader reader)
    {
        var text = reader.RequiredText("type");
        var type = KeySet.Canonical(text);
        if (text.Length > 0 && !Words.ConnectorTypes.Names.Contains(type, StringComparer.Ordinal))
        {
            reader.Error(
                ProblemCodes.InvalidValue, reader.Find("type")!, reader.PathOf("type"), $"`{text}` is no type of connector.", $"{Suggestion.For(type, Words.ConnectorTypes.Names)} Allowed: {string.Join(", ", Words.ConnectorTypes.Names)}.".TrimStart());
        }

        return type;
    }

    private static DataValue Settings(MapReader reader, MapNode node)
    {
        var settings = reader.Values("settings").ToBuilder();
        foreach (var entry in node.Entries.Where(entry => ConnectorKeys.Connector.Find(entry.Key.Text) is null))
        {
            var key = KeySet.Canonical(entry.Key.Text);
            var path = $"{Root}.{key}";
            if (!settings.TryAdd(key, DataReader.Read(reader.Context, entry.Value, path)))
            {
                reader.Error(ProblemCodes.DuplicateKey, entry.Key, path, $"`{key}` is given twice.", "Remove one of the two.");
            }
        }

        return DataValue.Of(settings);
    }
}
