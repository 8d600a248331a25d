using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Tests.Execution;

/// <summary>States and messages as earlier releases of the product wrote them load for ever, and nothing of them is lost.</summary>
public sealed class GoldenStateTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Execution", "Golden");

    public static TheoryData<string> Snapshots => Files("snapshot");

    public static TheoryData<string> Messages => Files("message");

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Snapshot_OfAnEarlierRelease_LoadsWithAllItHolds(string file)
    {
        var golden = File.ReadAllBytes(Path.Combine(Folder, file));
        Holds(JsonNode.Parse(golden), JsonNode.Parse(ExecutionJson.Serialize(ExecutionJson.Snapshot(golden))), file);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_OfAnEarlierRelease_LoadsWithAllItHolds(string file)
    {
        var golden = File.ReadAllBytes(Path.Combine(Folder, file));
        Holds(JsonNode.Parse(golden), JsonNode.Parse(ExecutionJson.Serialize(ExecutionJson.Message(golden))), file);
    }

    private static TheoryData<string> Files(string kind) =>
        [.. Directory.EnumerateFiles(Folder, $"*.{kind}.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    // A later release may write more; what the earlier one wrote must be there, with the same value.
    internal static void Holds(JsonNode? golden, JsonNode? now, string path)
    {
        switch (golden)
        {
            case JsonObject members:
                var other = Assert.IsType<JsonObject>(now);
                Assert.All(members, m => Holds(m.Value, other[m.Key], $"{path}.{m.Key}"));
                break;
            case JsonArray items:
                var others = Assert.IsType<JsonArray>(now);
                Assert.True(items.Count == others.Count, $"{path} has {others.Count} items instead of {items.Count}");
                Assert.All(items.Select((item, i) => (item, i)), x => Holds(x.item, others[x.i], $"{path}[{x.i}]"));
                break;
            default:
                Assert.True(JsonNode.DeepEquals(golden, now), $"{path} is {now?.ToJsonString()} instead of {golden?.ToJsonString()}");
                break;
        }
    }
}
