using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>Takes the nodes out of definitions.</summary>
internal static class ComparedNodes
{
    public static ImmutableArray<ComparedNode> Of(ProcessDefinition process)
    {
        var nodes = ImmutableArray.CreateBuilder<ComparedNode>();
        nodes.Add(new("process", string.Empty, string.Empty, PartReader.Members(process).Without("phases")));
        foreach (var phase in process.Phases)
        {
            nodes.Add(new("phase", phase.Id, string.Empty, PartReader.Members(phase).Without("id", "entry-gates", "exit-gates", "activities")));
            nodes.AddRange(phase.EntryGates.Select(gate => Node("gate", phase.Id, $"{phase.Id}.@entry.{gate.Id}", gate)));
            nodes.AddRange(phase.Activities.Select(activity => Node("activity", phase.Id, $"{phase.Id}.{activity.Id}", activity)));
            nodes.AddRange(phase.ExitGates.Select(gate => Node("gate", phase.Id, $"{phase.Id}.@exit.{gate.Id}", gate)));
        }

        return nodes.ToImmutable();
    }

    // In its document, what an entry says of itself and of its activity stand side by side.
    public static ImmutableArray<ComparedNode> Of(StoreEntry entry)
    {
        var activity = PartReader.Members(entry.Activity).Without("id", "name");
        var members = PartReader.Members(entry).Without("activity", "version").Members
            .Concat(activity.Members.Select(member => member.Key == "declared-inputs" ? KeyValuePair.Create("inputs", member.Value) : member));
        return Whole("store entry", new Part.Group([.. members]));
    }

    public static ImmutableArray<ComparedNode> Of(InputSetDefinition inputSet) => Whole("input set", PartReader.Members(inputSet));

    public static ImmutableArray<ComparedNode> Of(ConnectorDefinition connector) => Whole("connector", PartReader.Members(connector));

    public static ImmutableArray<ComparedNode> Of(FreezeDefinition freeze) => Whole("freeze", PartReader.Members(freeze));

    public static ImmutableArray<ComparedNode> Of(ReleaseGroupDefinition group) => Whole("release group", PartReader.Members(group));

    public static ImmutableArray<ComparedNode> Of(NotificationRuleDefinition rule) => Whole("notification rule", PartReader.Members(rule));

    public static ImmutableArray<ComparedNode> Of(NotificationChannelDefinition channel) => Whole("notification channel", PartReader.Members(channel));

    private static ImmutableArray<ComparedNode> Whole(string word, Part.Group content) => [new(word, string.Empty, string.Empty, content)];

    private static ComparedNode Node(string word, string phase, string path, ActivityDefinition activity) =>
        new(word, path, phase, PartReader.Members(activity).Without("id"));
}
