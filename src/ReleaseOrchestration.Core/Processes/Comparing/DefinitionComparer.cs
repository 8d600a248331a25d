using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>
/// Tells what differs between two definitions, in the order of the newer one, what is gone at the end. An order that means nothing, such as that of
/// phases, is no difference; an id that changed is one part gone and another come.
/// </summary>
public static class DefinitionComparer
{
    /// <summary>What differs between two processes.</summary>
    public static ImmutableArray<Change> Compare(ProcessDefinition before, ProcessDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two Activity Store entries.</summary>
    public static ImmutableArray<Change> Compare(StoreEntry before, StoreEntry after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two input sets.</summary>
    public static ImmutableArray<Change> Compare(InputSetDefinition before, InputSetDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two connectors.</summary>
    public static ImmutableArray<Change> Compare(ConnectorDefinition before, ConnectorDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two freezes.</summary>
    public static ImmutableArray<Change> Compare(FreezeDefinition before, FreezeDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two release groups.</summary>
    public static ImmutableArray<Change> Compare(ReleaseGroupDefinition before, ReleaseGroupDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two notification rules.</summary>
    public static ImmutableArray<Change> Compare(NotificationRuleDefinition before, NotificationRuleDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two notification channels.</summary>
    public static ImmutableArray<Change> Compare(NotificationChannelDefinition before, NotificationChannelDefinition after) => Compare(ComparedNodes.Of(before), ComparedNodes.Of(after));

    /// <summary>What differs between two documents of one kind; null when they are of different kinds, or of one that is not compared.</summary>
    public static ImmutableArray<Change>? Compare(Document before, Document after) => (before, after) switch
    {
        (ProcessDocument was, ProcessDocument now) => Compare(was.Process, now.Process),
        (StoreEntryDocument was, StoreEntryDocument now) => Compare(was.Entry, now.Entry),
        (InputSetDocument was, InputSetDocument now) => Compare(was.InputSet, now.InputSet),
        (ConnectorDocument was, ConnectorDocument now) => Compare(was.Connector, now.Connector),
        (FreezeDocument was, FreezeDocument now) => Compare(was.Freeze, now.Freeze),
        (ReleaseGroupDocument was, ReleaseGroupDocument now) => Compare(was.Group, now.Group),
        (NotificationRuleDocument was, NotificationRuleDocument now) => Compare(was.Rule, now.Rule),
        (NotificationChannelDocument was, NotificationChannelDocument now) => Compare(was.Channel, now.Channel),
        _ => null,
    };

    private static ImmutableArray<Change> Compare(ImmutableArray<ComparedNode> before, ImmutableArray<ComparedNode> after) =>
        new NodeComparison(before, after).Compare();
}
