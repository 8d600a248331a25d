using System.Collections.Immutable;
using System.Text;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>The samples of the product, and whether definitions come back from their stored form as they went there.</summary>
internal static class Samples
{
    public static ImmutableArray<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static ImmutableArray<string> Texts => [.. Files.Select(File.ReadAllText)];

    public static void AssertComesBack(IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            var (bytes, again) = Stored(document);
            Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(again));
        }
    }

    /// <summary>The stored form, and that of what is read from it; nothing for scenarios, which are not stored.</summary>
    public static (byte[] Bytes, byte[] Again) Stored(Document document)
    {
        switch (document)
        {
            case ProcessDocument process:
                var bytes = DefinitionCodec.Serialize(process.Process);
                return (bytes, DefinitionCodec.Serialize(DefinitionCodec.Deserialize(bytes)));
            case StoreEntryDocument entry:
                bytes = DefinitionCodec.Serialize(entry.Entry);
                return (bytes, DefinitionCodec.Serialize(DefinitionCodec.DeserializeStoreEntry(bytes)));
            case InputSetDocument inputSet:
                bytes = DefinitionCodec.Serialize(inputSet.InputSet);
                return (bytes, DefinitionCodec.Serialize(DefinitionCodec.DeserializeInputSet(bytes)));
            case ConnectorDocument connector:
                bytes = DefinitionCodec.Serialize(connector.Connector);
                return (bytes, DefinitionCodec.Serialize(DefinitionCodec.DeserializeConnector(bytes)));
            case FreezeDocument freeze:
                bytes = DefinitionCodec.Serialize(freeze.Freeze);
                return (bytes, DefinitionCodec.Serialize(DefinitionCodec.DeserializeFreeze(bytes)));
            default:
                return ([], []);
        }
    }
}
