using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads processes.</summary>
internal static class ProcessReader
{
    /// <summary>Where paths of a process begin.</summary>
    public const string Root = "process";

    public static ProcessDefinition Read(ReadContext context, MapNode node)
    {
        var reader = new MapReader(context, node, Root, ProcessKeys.Process);
        var id = reader.RequiredText("id");
        return new ProcessDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Owners = reader.Texts("owners"),
            Tags = reader.Texts("tags"),
            Inputs = InputReader.Read(reader, "inputs"),
            Variables = reader.Values("variables"),
            Phases = [.. reader.Items("phases").Select(item => PhaseReader.ReadItem(context, item.Node, item.Path)).OfType<PhaseDefinition>()],
            Outputs = reader.Values("outputs"),
        };
    }

    /// <summary>A phase that stands alone is the process of that one phase.</summary>
    public static ProcessDefinition? ReadBarePhase(ReadContext context, MapNode node)
    {
        context.Record(Root, node);
        return PhaseReader.Read(context, node, $"{Root}.phases[0]") is { } phase
            ? new ProcessDefinition { Id = phase.Id, Name = phase.Name, Description = phase.Description, Owners = phase.Owners, Phases = [phase] }
            : null;
    }
}
