using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads connectors. What a type needs is its own; the keys of the language are the id, the name and the type.</summary>
internal static class ConnectorReader
{
    private const string Root = "connector";

    private static readonly string[] Types = ["http", "github", "azure-devops", "gitlab", "jenkins", "command", "manual-callback"];
    private static readonly KeySet Keys = new("A connector", "id=identifier name type settings");

    public static ConnectorDefinition Read(ReadContext context, MapNode node)
    {
        var own = node.Entries.Where(entry => Keys.Find(entry.Key.Text) is not null);
        var reader = new MapReader(context, new MapNode(node.Line, node.Column, [.. own]), Root, Keys);
        var id = reader.RequiredText("id");
        return new ConnectorDefinition { Id = id, Name = reader.Text("name") ?? id, Type = Type(reader), Settings = Settings(reader, node) };
    }

    private static string Type(MapReader reader)
    {
        var text = reader.RequiredText("type");
        var type = KeySet.Canonical(text);
        if (text.Length > 0 && !Types.Contains(type, StringComparer.Ordinal))
        {
            reader.Error(
                ProblemCodes.InvalidValue, reader.Find("type")!, reader.PathOf("type"), $"`{text}` is no type of connector.", $"{Suggestion.For(type, Types)} Allowed: {string.Join(", ", Types)}.".TrimStart());
        }

        return type;
    }

    private static DataValue Settings(MapReader reader, MapNode node)
    {
        var settings = reader.Values("settings").ToBuilder();
        foreach (var entry in node.Entries.Where(entry => Keys.Find(entry.Key.Text) is null))
        {
            var key = KeySet.Canonical(entry.Key.Text);
            var path = $"{Root}.{entry.Key.Text}";
            if (!settings.TryAdd(key, DataReader.Read(reader.Context, entry.Value, path)))
            {
                reader.Error(ProblemCodes.DuplicateKey, entry.Key, path, $"`{key}` is given twice.", "Remove one of the two.");
            }
        }

        return DataValue.Of(settings);
    }
}
