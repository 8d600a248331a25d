using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Schemas;

/// <summary>The documents of a YAML text as JSON, as an editor sees them.</summary>
internal static class SourceJson
{
    public static IReadOnlyList<JsonNode?> Read(string yaml)
    {
        var problems = new ProblemList(string.Empty);
        var documents = new SourceTreeReader(yaml, problems).Read();
        Assert.Empty(problems.ToImmutable());
        return [.. documents.Select(Node)];
    }

    private static JsonNode? Node(SourceNode node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Node(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Node)]),
        ScalarNode scalar when ScalarValues.Read(scalar) is { } value => value.Kind switch
        {
            DataKind.Null => null,
            DataKind.Boolean => JsonValue.Create(value.Boolean),
            DataKind.Number => JsonValue.Create(value.Number),
            _ => JsonValue.Create(value.Text),
        },
        _ => throw new InvalidOperationException($"Line {node.Line} holds no JSON value."),
    };
}
