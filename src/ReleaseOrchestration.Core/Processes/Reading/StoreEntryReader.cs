using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads Activity Store entries.</summary>
internal static class StoreEntryReader
{
    /// <summary>Where paths of an entry begin.</summary>
    public const string Root = "activity";

    public static StoreEntry Read(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, Root, ActivityKeys.StoreEntry);
        var id = reader.RequiredText("id");
        var activity = ActivityReader.ReadBody(reader, ActivityReader.ReadCommon(reader, id) with { DeclaredInputs = InputReader.Read(reader, "inputs") }, PipelineReader.ReadAlone(reader));
        return new StoreEntry { Id = id, Name = activity.Name, Version = Version(reader), Tags = reader.Texts("tags"), Activity = activity };
    }

    private static int Version(MapReader reader)
    {
        var version = reader.Integer("version") ?? 0;
        if (version < 0 || (version == 0 && reader.Find("version") is ScalarNode { Text: "0" }))
        {
            reader.Error(ProblemCodes.InvalidValue, reader.Find("version")!, reader.PathOf("version"), "Versions count from 1.", "Leave `version` out: the store counts it.");
        }

        return version;
    }
}
