using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>What is read is the same whether it is written in JSON or YAML and in which spelling, and comes back from its stored form unchanged.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Read_EverySample_ComesBackFromItsStoredForm() =>
        Assert.All(Samples.Files, file => Samples.AssertComesBack(DocumentReader.Read(File.ReadAllText(file), file).Documents));

    [Fact]
    public void Read_RandomProcesses_AreTheSameInEveryFormAndComeBack()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var process = new RandomProcesses(new Random(seed)).Next();
            var json = process.ToJsonString();
            var read = DocumentReader.Read(json);
            Assert.False(read.HasErrors, $"{seed}: {string.Join('\n', read.Problems)}\n{json}");
            Samples.AssertComesBack(read.Documents);
            var stored = Stored(json);
            Assert.Equal(stored, Stored(process.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
            Assert.Equal(stored, Stored(Block(process)));
            Assert.Equal(stored, Stored(Respelled(json)));
        }
    }

    private static string Stored(string text) =>
        Encoding.UTF8.GetString(DefinitionCodec.Serialize(Assert.IsType<ProcessDocument>(Assert.Single(DocumentReader.Read(text).Documents)).Process));

    private static string Respelled(string json) => json
        .Replace("\"depends-on\"", "\"dependsOn\"", StringComparison.Ordinal).Replace("\"run-on\"", "\"run_on\"", StringComparison.Ordinal)
        .Replace("\"on-failure\"", "\"onFailure\"", StringComparison.Ordinal).Replace("\"not-before\"", "\"notBefore\"", StringComparison.Ordinal)
        .Replace("\"min-length\"", "\"min_length\"", StringComparison.Ordinal).Replace("\"if\"", "\"ifCondition\"", StringComparison.Ordinal);

    // The same as indented YAML, with its texts in double quotes.
    private static string Block(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, string.Empty);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, string indent)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                foreach (var (key, value) in map)
                {
                    text.Append(indent).Append(key).Append(": ");
                    Write(text, value, indent + "  ");
                }

                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list)
                {
                    text.Append(indent).Append("- ");
                    Write(text, item, indent + "  ");
                }

                break;
            default:
                text.Append(node?.ToJsonString() ?? "null").Append('\n');
                break;
        }
    }
}
