using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Finds what definitions refer to.</summary>
internal static class DefinitionReferences
{
    private const string DefaultConnector = "default";

    /// <summary>What a document refers to, each once.</summary>
    public static ImmutableArray<DefinitionReference> Of(Document document) => document switch
    {
        ProcessDocument process => Of(process.Process),
        StoreEntryDocument entry => Of(entry.Entry),
        InputSetDocument inputSet => Of(inputSet.InputSet),
        ReleaseGroupDocument group => Of(group.Group),
        NotificationRuleDocument rule => Of(rule.Rule),
        _ => [],
    };

    /// <summary>What stored bytes refer to.</summary>
    public static ImmutableArray<DefinitionReference> Of(DefinitionKind kind, ReadOnlySpan<byte> body) => kind switch
    {
        DefinitionKind.Process => Of(DefinitionCodec.Deserialize(body)),
        DefinitionKind.Activity => Of(DefinitionCodec.DeserializeStoreEntry(body)),
        DefinitionKind.InputSet => Of(DefinitionCodec.DeserializeInputSet(body)),
        DefinitionKind.ReleaseGroup => Of(DefinitionCodec.DeserializeReleaseGroup(body)),
        DefinitionKind.NotificationRule => Of(DefinitionCodec.DeserializeNotificationRule(body)),
        _ => [],
    };

    /// <summary>What a process refers to, linked or not.</summary>
    public static ImmutableArray<DefinitionReference> Of(ProcessDefinition process) =>
        [.. process.Phases.SelectMany(phase => phase.EntryGates.Concat(phase.Activities).Concat(phase.ExitGates)).SelectMany(OfActivity).Distinct()];

    private static ImmutableArray<DefinitionReference> Of(StoreEntry entry) => [.. OfActivity(entry.Activity).Distinct()];

    private static ImmutableArray<DefinitionReference> Of(InputSetDefinition inputSet) => [new(DefinitionKind.Process, inputSet.Process)];

    private static ImmutableArray<DefinitionReference> Of(NotificationRuleDefinition rule) =>
        [.. rule.Channels.Distinct(StringComparer.Ordinal).Select(channel => new DefinitionReference(DefinitionKind.NotificationChannel, channel))];

    private static ImmutableArray<DefinitionReference> Of(ReleaseGroupDefinition group) =>
    [
        new(DefinitionKind.Process, group.Process.Id, group.Process.Version),
        .. group.InputSet.Length > 0 ? [new DefinitionReference(DefinitionKind.InputSet, group.InputSet)] : ImmutableArray<DefinitionReference>.Empty,
    ];

    private static IEnumerable<DefinitionReference> OfActivity(ActivityDefinition activity)
    {
        if (activity.Use is { } use)
        {
            yield return new(DefinitionKind.Activity, use.Id, use.Version);
        }

        // A reference to the store takes the connector of the entry where it names none.
        if (activity.Pipeline is { Connector.Length: > 0 } pipeline && (activity.Use is not { Linked: false } || pipeline.Connector != DefaultConnector))
        {
            yield return new(DefinitionKind.Connector, pipeline.Connector);
        }

        foreach (var process in activity.Tasks.Select(task => task.Process).Append(activity.Process).OfType<ProcessReference>())
        {
            yield return new(DefinitionKind.Process, process.Id, process.Version);
        }
    }
}
