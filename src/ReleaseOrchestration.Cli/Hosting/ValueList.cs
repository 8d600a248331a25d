using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>Values as they are typed: <c>name=text</c>, or <c>name:=json</c> for everything that is no text.</summary>
internal static class ValueList
{
    public const string Syntax = "name=text, or name:=json for a number, a list, a map, true or false";

    public static ImmutableSortedDictionary<string, DataValue>? Parse(IReadOnlyCollection<string>? items)
    {
        if (items is null or { Count: 0 })
        {
            return null;
        }

        var values = ImmutableSortedDictionary.CreateBuilder<string, DataValue>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var (name, value) = ParseOne(item);
            if (!values.TryAdd(name, value))
            {
                throw ReloException.Usage($"'{name}' is given twice.");
            }
        }

        return values.ToImmutable();
    }

    private static (string Name, DataValue Value) ParseOne(string item)
    {
        var at = item.IndexOf('=', StringComparison.Ordinal);
        var isJson = at > 0 && item[at - 1] == ':';
        var name = at < 0 ? string.Empty : item[..(isJson ? at - 1 : at)];
        if (name.Length == 0)
        {
            throw ReloException.Usage($"'{item}' is no value; write {Syntax}.");
        }

        var text = item[(at + 1)..];
        return (name, isJson ? Json(item, text) : DataValue.Of(text));
    }

    private static DataValue Json(string item, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Api.ReloJson.Default.DataValue) ?? DataValue.Null;
        }
        catch (JsonException)
        {
            throw ReloException.Usage($"'{text}' in '{item}' is no JSON; write name=text for a text.");
        }
    }
}
