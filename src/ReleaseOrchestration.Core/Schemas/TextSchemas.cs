using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Schemas;

/// <summary>Schemas of texts: of a certain form, or one of some words.</summary>
internal static class TextSchemas
{
    public static JsonObject Form(TextForm form)
    {
        var schema = new JsonObject { ["description"] = form.Description };
        var patterns = form.Patterns.Select(pattern => (JsonNode)new JsonObject { ["type"] = "string", ["pattern"] = pattern }).ToList();
        if (form.TakesNumbers)
        {
            patterns.Add(new JsonObject { ["type"] = "integer", ["minimum"] = 1 });
        }

        schema["anyOf"] = new JsonArray([.. patterns]);
        if (form.Except.Count > 0)
        {
            schema["not"] = new JsonObject { ["enum"] = Strings(form.Except) };
        }

        if (form.Examples.Count > 0)
        {
            schema["examples"] = Strings(form.Examples);
        }

        return schema;
    }

    /// <summary>The names are listed, so that editors offer them; other words and spellings are only accepted.</summary>
    public static JsonObject Choice(IWordList words)
    {
        var names = new JsonObject { ["enum"] = Strings(words.Names) };
        var others = words.IsExact ? [] : words.All.SelectMany(Spellings).Distinct(StringComparer.Ordinal).Except(words.Names, StringComparer.Ordinal).ToList();
        return others.Count == 0
            ? names
            : new JsonObject { ["anyOf"] = new JsonArray(names, new JsonObject { ["type"] = "string", ["pattern"] = $"^(?:{string.Join('|', others)})$" }) };
    }

    private static IEnumerable<string> Spellings(string word) =>
        KeySet.Spellings(word).SelectMany(spelling => new[] { spelling, char.ToUpperInvariant(spelling[0]) + spelling[1..], word.ToUpperInvariant() });

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
