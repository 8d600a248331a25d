using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Tests.Schemas;

/// <summary>A place in a document where a kind of map stands, and the smallest document around it.</summary>
internal sealed record KeyPlace(string Path, KeySet Set, Func<JsonObject, JsonObject> Around)
{
    /// <summary>Every place of every kind of document.</summary>
    public static IReadOnlyList<KeyPlace> All()
    {
        var root = new KeyPlace("$", DocumentKeys.Kinds, map => map);
        return [.. DocumentKeys.Kinds.Declarations.SelectMany(key => Below(root, key.Name, key.Value, root.Put(key.Name)))];
    }

    /// <summary>The document in which a value stands under a key, with what else the map needs.</summary>
    public JsonObject With(string spelling, string key, JsonNode? value)
    {
        var map = Smallest(Set);
        map.Remove(key);
        map[spelling] = value;
        return Around(map);
    }

    /// <summary>The document in which a key is missing.</summary>
    public JsonObject Without(string key)
    {
        var map = Smallest(Set);
        map.Remove(key);
        return Around(map);
    }

    /// <summary>Something that may stand where this shape is wanted.</summary>
    public static JsonNode? Sample(ValueShape shape) => shape switch
    {
        ValueShape.Text text => text.Form.Name switch
        {
            "id" or "node-id" or "reference" or "entry-reference" => "thing",
            "time-zone" => "Europe/Zurich",
            "time-of-day" => "09:00",
            "count" => 1,
            "percentage" => "50%",
            "date" => "2025-12-25",
            "colour" => "green",
            "file-size" => "5MB",
            "instant" or "start" => "2025-04-07T06:00:00Z",
            _ => "5m",
        },
        ValueShape.Flag => true,
        ValueShape.Number => 3,
        ValueShape.Choice choice => choice.Words.Names[0],
        ValueShape.ListOf list => new JsonArray(Sample(list.Item)),
        ValueShape.OneOrMore list => new JsonArray(Sample(list.Item)),
        ValueShape.MapOf map => new JsonObject { ["x"] = Sample(map.Item) },
        ValueShape.Keys keys => Smallest(keys.Set),
        ValueShape.Either either => Sample(either.Shapes[0]),
        _ => "text",
    };

    private static JsonObject Smallest(KeySet set) =>
        new(set.Declarations.Where(key => key.IsRequired).Select(key => KeyValuePair.Create(key.Name, Sample(key.Value))));

    private Func<JsonNode, JsonObject> Put(string key) => value => Around(Set == DocumentKeys.Kinds ? new JsonObject { [key] = value } : With(key, value));

    private JsonObject With(string key, JsonNode value)
    {
        var map = Smallest(Set);
        map[key] = value;
        return map;
    }

    private static IEnumerable<KeyPlace> Below(KeyPlace owner, string path, ValueShape shape, Func<JsonNode, JsonObject> put) => shape switch
    {
        ValueShape.Keys keys => At(new KeyPlace($"{owner.Path}.{path}", keys.Set, map => put(Needed(map, keys.Needs)))),
        ValueShape.ListOf list => Below(owner, path + "[]", list.Item, value => put(new JsonArray(value))),
        ValueShape.OneOrMore list => Below(owner, path + "[]", list.Item, value => put(new JsonArray(value))),
        ValueShape.MapOf map => Below(owner, path + ".x", map.Item, value => put(new JsonObject { ["x"] = value })),
        // A map beside free values is told from them by what it holds; any map is accepted there.
        ValueShape.Either either when either.Shapes.Contains(Shapes.NamedValues) => [],
        ValueShape.Either either => either.Shapes.SelectMany(one => Below(owner, path, one, put)),
        _ => [],
    };

    private static IEnumerable<KeyPlace> At(KeyPlace place) =>
        place.Set.Declarations.SelectMany(key => Below(place, key.Name, key.Value, place.Put(key.Name))).Prepend(place);

    private static JsonObject Needed(JsonObject map, string? key)
    {
        if (key is not null && !map.ContainsKey(key))
        {
            map[key] = "thing";
        }

        return map;
    }
}
