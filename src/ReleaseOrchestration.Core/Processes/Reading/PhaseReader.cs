using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads phases.</summary>
internal static class PhaseReader
{
    public static PhaseDefinition? ReadItem(ReadContext context, SourceNode node, string path)
    {
        if (node is not MapNode map)
        {
            context.Problems.Error(ProblemCodes.WrongKind, node, path, $"This must be a map with `phase`, but it is {node.Kind}.", "Write `- phase: {id: ...}`.");
            return null;
        }

        var item = new MapReader(context, map, path, PhaseKeys.Item);
        if (item.Find("phase") is { } phase)
        {
            return Read(context, phase, path);
        }

        item.Error(ProblemCodes.MissingKey, item.Source, path, "`phase` is missing.", "Write `- phase: {id: ...}`.");
        return null;
    }

    public static PhaseDefinition? Read(ReadContext context, SourceNode node, string path)
    {
        if (node is not MapNode map)
        {
            context.Problems.Error(ProblemCodes.WrongKind, node, path, $"A phase must be a map, but this is {node.Kind}.");
            return null;
        }

        var reader = new MapReader(context, map, path, PhaseKeys.Phase);
        var id = reader.RequiredText("id");
        var gates = GateReader.Read(reader);
        return WithTiming(reader, new PhaseDefinition
        {
            Id = id,
            Name = reader.Text("name") ?? id,
            Description = reader.Text("description") ?? string.Empty,
            Owners = reader.Texts("owners"),
            Inputs = InputReader.Read(reader, "inputs"),
            Variables = reader.Values("variables"),
            EntryGates = gates.Entry,
            ExitGates = gates.Exit,
            Activities = ActivityReader.ReadAll(reader),
            Outputs = reader.Values("outputs"),
        });
    }

    private static PhaseDefinition WithTiming(MapReader reader, PhaseDefinition phase) => phase with
    {
        DependsOn = reader.Texts("depends-on"),
        If = reader.Text("if"),
        RunOn = ActivityReader.ReadRunOn(reader),
        NotBefore = reader.Text("not-before"),
        Window = TimingReader.Window(reader),
        Due = reader.Text("due"),
        Environment = reader.Text("environment"),
        Services = reader.Texts("services"),
    };
}
