using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Core.Tests.Schemas;

/// <summary>Evaluates the keywords that the schemas use. A keyword that it does not know is an error of the test, so that none is overlooked.</summary>
internal sealed class SchemaEvaluator(string schema)
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description", "examples"];

    private readonly JsonObject _root = JsonNode.Parse(schema)!.AsObject();

    public bool Accepts(JsonNode? value) => Holds(_root, value);

    private bool Holds(JsonObject schema, JsonNode? value) => schema.All(keyword => Annotations.Contains(keyword.Key) || Holds(schema, keyword.Key, keyword.Value!, value));

    private bool Holds(JsonObject schema, string keyword, JsonNode wanted, JsonNode? value) => keyword switch
    {
        "$ref" => Holds(Resolve(wanted.ToString()), value),
        "type" => wanted is JsonArray types ? types.Any(type => Is(type!.ToString(), value)) : Is(wanted.ToString(), value),
        "enum" => wanted.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
        "anyOf" => wanted.AsArray().Any(shape => Holds(shape!.AsObject(), value)),
        "allOf" => wanted.AsArray().All(shape => Holds(shape!.AsObject(), value)),
        "not" => !Holds(wanted.AsObject(), value),
        "required" => value is not JsonObject map || wanted.AsArray().All(name => map.ContainsKey(name!.ToString())),
        "properties" => value is not JsonObject map || map.All(entry => wanted[entry.Key] is not JsonObject property || Holds(property, entry.Value)),
        "patternProperties" => value is not JsonObject map || map.All(entry => wanted.AsObject().Where(p => Matches(p.Key, entry.Key)).All(p => Holds(p.Value!.AsObject(), entry.Value))),
        "additionalProperties" => value is not JsonObject map || map.Where(entry => IsAdditional(schema, entry.Key)).All(entry => Takes(wanted, entry.Value)),
        "items" => value is not JsonArray list || list.All(item => Holds(wanted.AsObject(), item)),
        "pattern" => !Is("string", value) || Matches(wanted.ToString(), value!.ToString()),
        "minimum" => !Is("number", value) || value!.GetValue<decimal>() >= wanted.GetValue<decimal>(),
        "minItems" => value is not JsonArray list || list.Count >= wanted.GetValue<int>(),
        "minProperties" => value is not JsonObject map || map.Count >= wanted.GetValue<int>(),
        "maxProperties" => value is not JsonObject map || map.Count <= wanted.GetValue<int>(),
        _ => throw new InvalidOperationException($"The keyword {keyword} is not known here."),
    };

    private bool Takes(JsonNode schema, JsonNode? value) => schema is JsonObject shape ? Holds(shape, value) : schema.GetValue<bool>();

    private JsonObject Resolve(string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(_root, (node, part) => node[part] as JsonObject ?? throw new InvalidOperationException($"{pointer} points nowhere."));

    private static bool IsAdditional(JsonObject schema, string name) =>
        schema["properties"]?[name] is null && schema["patternProperties"]?.AsObject().Any(pattern => Matches(pattern.Key, name)) != true;

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value is JsonValue flag && flag.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False && value is not null,
        "number" => value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => Is("number", value) && decimal.IsInteger(value!.GetValue<decimal>()),
        _ => throw new InvalidOperationException($"The type {type} is not known here."),
    };

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
}
