using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Schemas;

namespace ReleaseOrchestration.Core.Tests.Schemas;

/// <summary>The reader and the schemas say the same of every key of every map, whatever stands there.</summary>
public sealed class KeyAgreementTests
{
    // Accepted where nothing reads it: the id of a phase that stands under its id.
    private static readonly string[] Unread = ["$.input-set.phases.x.id"];

    // Texts whose form says less than the reader knows: it has a list of time zones, and takes an id that is written `true`.
    private static readonly string[] Known = ["id", "node-id", "reference", "entry-reference", "time-zone"];

    // What stands in a phase is looked at where the phase stands alone.
    private static readonly IReadOnlyList<KeyPlace> Places =
    [
        .. KeyPlace.All().Where(place => !place.Path.StartsWith("$.process.phases[].phase.", StringComparison.Ordinal)
            && !Unread.Any(path => place.Path.EndsWith(path + "[]", StringComparison.Ordinal))),
    ];

    private static readonly string[] Probes =
    [
        "\"text\"", "\"3\"", "\"12m\"", "\"PT5M\"", "\"P1DT\"", "\"1d 12h\"", "\"2025-04-07T06:00:00Z\"", "\"2025-04-07\"", "\"09:00\"", "\"24:00\"", "\"25:00\"", "\"50%\"", "\"a@2\"", "\"a@0\"", "\"output\"",
        "\"1x\"", "\"${release.id}\"", "3", "2.5", "true", "null", "[]", "[\"a\"]", "[3]", "[[]]", "{}", "{\"zz\": 1}", "[{}]", "[{\"name\": \"n\", \"value\": 1}]", "[{\"nam\": 1}]",
    ];

    private static readonly SchemaEvaluator Schema = new(DocumentSchemas.Get(DocumentSchemas.AnyKind)!);

    [Fact]
    public void Schema_EverySpellingOfEveryKey_IsAcceptedAsByTheReader()
    {
        foreach (var place in Places)
        {
            foreach (var key in place.Set.Declarations)
            {
                Assert.All(key.Spellings, spelling => AssertAgree(place.With(spelling, key.Name, KeyPlace.Sample(key.Value)), accepted: true));
            }
        }
    }

    [Fact]
    public void Schema_UnknownKey_IsRefusedAsByTheReader() =>
        Assert.All(Places, place => AssertAgree(place.With("zz", "zz", "text"), accepted: place.Set.IsOpen));

    [Fact]
    public void Schema_MissingKey_IsRefusedAsByTheReader() => Assert.All(
        Places.SelectMany(place => place.Set.Declarations.Where(key => key.IsRequired).Select(key => (place, key.Name))),
        missing => AssertAgree(missing.place.Without(missing.Name), accepted: false));

    [Fact]
    public void Schema_EveryKindOfValueUnderEveryKey_IsJudgedAsByTheReader()
    {
        var (refused, differences) = (0, new List<string>());
        foreach (var place in Places)
        {
            foreach (var key in place.Set.Declarations.Where(key => !Unread.Any(path => $"{place.Path}.{key.Name}".EndsWith(path, StringComparison.Ordinal))))
            {
                foreach (var probe in ProbesOf(key))
                {
                    var (schema, reader, text) = Judge(place.With(key.Name, key.Name, JsonNode.Parse(probe)));
                    refused += schema ? 0 : 1;
                    if (schema != (reader.Length == 0))
                    {
                        differences.Add($"{text}\nSchema: {schema}. Reader: {reader}");
                    }
                }
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences.Take(50))}");
        Assert.InRange(refused, 1000, int.MaxValue);
    }

    private static bool IsKnown(KeyDeclaration key, string probe) => key.Value is ValueShape.Text text && Known.Contains(text.Form.Name, StringComparer.Ordinal)
        ? probe == "true" || (text.Form.Name == "time-zone" && probe[0] == '"')
        : probe == "true" && key.Name == "activity";

    private static void AssertAgree(JsonObject document, bool accepted)
    {
        var (schema, reader, text) = Judge(document);
        Assert.True(schema == accepted && accepted == (reader.Length == 0), $"{text}\nSchema: {schema}. Reader: {reader}");
    }

    private static (bool Schema, string Reader, string Text) Judge(JsonObject document)
    {
        var text = document.ToJsonString();
        return (Schema.Accepts(JsonNode.Parse(text)), string.Join('\n', DocumentReader.Read(text).Problems.Where(ReadingCodes.IsOfShape)), text);
    }

    private static IEnumerable<string> ProbesOf(KeyDeclaration key) =>
        Choice(key.Value) is { } choice ? Probes.Concat(choice.Words.All.SelectMany(word => new[] { $"\"{word}\"", $"\"{word.ToUpperInvariant()}\"" })) : Probes.Where(probe => !IsKnown(key, probe));

    private static ValueShape.Choice? Choice(ValueShape shape) => shape switch
    {
        ValueShape.Choice choice => choice,
        ValueShape.OneOrMore list => Choice(list.Item),
        ValueShape.Either either => either.Shapes.Select(Choice).FirstOrDefault(choice => choice is not null),
        _ => null,
    };
}
