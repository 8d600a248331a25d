using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Schemas;

/// <summary>Makes one schema. Maps and forms of text become definitions, each once.</summary>
internal sealed class SchemaBuilder
{
    private static readonly string[] Articles = ["A ", "An ", "The "];

    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);

    public JsonObject Document(string kind, KeySet root)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:release-orchestration:schema:{kind}",
        };
        foreach (var (key, value) in Map(root, "#", isRoot: true).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        schema["maxProperties"] = 1;
        schema["minProperties"] = 1;
        schema["$defs"] = new JsonObject(_definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value)));
        return schema;
    }

    private JsonObject Map(KeySet set, string pointer, bool isRoot = false)
    {
        var properties = new JsonObject();
        var spellings = new JsonObject();
        foreach (var key in set.Declarations)
        {
            var schema = Described(key, mayBeNothing: !isRoot && !key.IsRequired);
            properties[key.Name] = schema;
            if (key.Spellings.Count > 1)
            {
                spellings[$"^(?:{string.Join('|', key.Spellings.Skip(1))})$"] = Reference($"{pointer}/properties/{key.Name}");
            }
        }

        var map = new JsonObject { ["title"] = Title(set), ["description"] = set.Description, ["type"] = "object", ["properties"] = properties };
        if (spellings.Count > 0)
        {
            map["patternProperties"] = spellings;
        }

        map["additionalProperties"] = set.IsOpen;
        Require(map, set.Declarations.Where(key => key.IsRequired));
        return map;
    }

    private JsonObject Described(KeyDeclaration key, bool mayBeNothing)
    {
        var value = Value(key.Value);
        if (key.IsRequired && (value["anyOf"]?[0] ?? value)["type"]?.ToString() == "array")
        {
            (value["anyOf"]?[0] ?? value)["minItems"] = 1;
        }

        var schema = new JsonObject { ["description"] = key.Description };
        foreach (var (name, part) in (mayBeNothing ? OrNothing(value) : value).ToList())
        {
            schema[name] = part?.DeepClone();
        }

        return schema;
    }

    private JsonObject Value(ValueShape shape) => shape switch
    {
        ValueShape.Anything => [],
        ValueShape.Scalar => Types("string", "number", "boolean"),
        ValueShape.Flag => Types("boolean"),
        ValueShape.Number number => Types(number.IsWhole ? "integer" : "number"),
        ValueShape.Text text => Define(text.Form.Name, _ => TextSchemas.Form(text.Form)),
        ValueShape.Choice choice => TextSchemas.Choice(choice.Words),
        ValueShape.ListOf list => List(list.Item),
        ValueShape.OneOrMore list => AnyOf(List(list.Item), Value(list.Item)),
        ValueShape.MapOf map => new JsonObject { ["type"] = "object", ["additionalProperties"] = OrNothing(Value(map.Item)) },
        ValueShape.Keys keys => Keys(keys),
        ValueShape.Either either => AnyOf([.. either.Shapes.Select(Value)]),
        _ => throw new InvalidOperationException($"{shape} has no schema."),
    };

    private JsonObject Keys(ValueShape.Keys keys)
    {
        var schema = Define(Name(keys.Set), pointer => Map(keys.Set, pointer));
        if (keys.Needs is { } needed)
        {
            var key = keys.Set.Declarations.Single(key => key.Name == needed);
            Require(schema, [key]);
            schema["properties"] = new JsonObject(key.Spellings.Select(spelling => KeyValuePair.Create(spelling, (JsonNode?)new JsonObject { ["not"] = Types("null") })));
        }

        return schema;
    }

    private JsonObject List(ValueShape item) => new() { ["type"] = "array", ["items"] = Value(item) };

    private JsonObject Define(string name, Func<string, JsonObject> make)
    {
        var pointer = $"#/$defs/{name}";
        if (_definitions.TryAdd(name, []))
        {
            _definitions[name] = make(pointer);
        }

        return Reference(pointer);
    }

    // A required key may be there in any of its spellings.
    private static void Require(JsonObject map, IEnumerable<KeyDeclaration> required)
    {
        var keys = required.ToLookup(key => key.Spellings.Count == 1);
        if (keys[true].Any())
        {
            map["required"] = Strings(keys[true].Select(key => key.Name));
        }

        if (keys[false].Any())
        {
            map["allOf"] = new JsonArray([.. keys[false].Select(key => AnyOf([.. key.Spellings.Select(spelling => new JsonObject { ["required"] = Strings([spelling]) })]))]);
        }
    }

    // A key without a value says the same as no key at all.
    private static JsonObject OrNothing(JsonObject schema)
    {
        switch (schema)
        {
            case { Count: 0 }:
                break;
            case var _ when schema["type"] is { } types:
                schema["type"] = Strings([.. types is JsonArray several ? several.Select(type => type!.ToString()) : [types.ToString()], "null"]);
                break;
            case var _ when schema["anyOf"] is JsonArray shapes:
                shapes.Add(Types("null"));
                break;
            default:
                return AnyOf(schema, Types("null"));
        }

        return schema;
    }

    private static JsonObject AnyOf(params JsonObject[] shapes) =>
        new() { ["anyOf"] = new JsonArray([.. shapes.SelectMany(shape => shape is { Count: 1 } && shape["anyOf"] is JsonArray inner ? inner : [shape]).Select(shape => shape!.DeepClone())]) };

    private static JsonObject Types(params string[] names) => new() { ["type"] = names.Length == 1 ? names[0] : Strings(names) };

    private static JsonObject Reference(string pointer) => new() { ["$ref"] = pointer };

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static string Title(KeySet set)
    {
        var words = set.Owner.Replace("`", string.Empty, StringComparison.Ordinal);
        var article = Articles.FirstOrDefault(article => words.StartsWith(article, StringComparison.Ordinal)) ?? string.Empty;
        return char.ToUpperInvariant(words[article.Length]) + words[(article.Length + 1)..];
    }

    private static string Name(KeySet set) => Title(set).ToLowerInvariant().Replace(' ', '-');
}
