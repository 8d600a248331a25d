using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Comparing;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>How kinds are spelled, and what documents of each kind hold.</summary>
public static class DefinitionKinds
{
    /// <summary>The root key of the document.</summary>
    public static string Spelling(this DefinitionKind kind) => kind switch
    {
        DefinitionKind.Process => "process",
        DefinitionKind.Activity => "activity",
        DefinitionKind.InputSet => "inputSet",
        DefinitionKind.Freeze => "freeze",
        DefinitionKind.ReleaseGroup => "releaseGroup",
        DefinitionKind.NotificationRule => "notificationRule",
        DefinitionKind.NotificationChannel => "notificationChannel",
        _ => "connector",
    };

    /// <summary>As it reads in a sentence.</summary>
    public static string Words(this DefinitionKind kind) => kind switch
    {
        DefinitionKind.Process => "process",
        DefinitionKind.Activity => "Activity Store entry",
        DefinitionKind.InputSet => "input set",
        DefinitionKind.Freeze => "freeze",
        DefinitionKind.ReleaseGroup => "release group",
        DefinitionKind.NotificationRule => "notification rule",
        DefinitionKind.NotificationChannel => "notification channel",
        _ => "connector",
    };

    /// <summary>The kind and id of a document.</summary>
    public static (DefinitionKind Kind, string Id) Identify(Document document) => document switch
    {
        ProcessDocument process => (DefinitionKind.Process, process.Process.Id),
        StoreEntryDocument entry => (DefinitionKind.Activity, entry.Entry.Id),
        InputSetDocument inputSet => (DefinitionKind.InputSet, inputSet.InputSet.Id),
        ConnectorDocument connector => (DefinitionKind.Connector, connector.Connector.Id),
        FreezeDocument freeze => (DefinitionKind.Freeze, freeze.Freeze.Id),
        ReleaseGroupDocument group => (DefinitionKind.ReleaseGroup, group.Group.Id),
        NotificationRuleDocument rule => (DefinitionKind.NotificationRule, rule.Rule.Id),
        NotificationChannelDocument channel => (DefinitionKind.NotificationChannel, channel.Channel.Id),
        _ => throw new ArgumentException($"{document.GetType().Name} is no definition.", nameof(document)),
    };

    internal static byte[] Serialize(Document document) => document switch
    {
        ProcessDocument process => DefinitionCodec.Serialize(process.Process),
        StoreEntryDocument entry => DefinitionCodec.Serialize(entry.Entry with { Version = 0 }),
        InputSetDocument inputSet => DefinitionCodec.Serialize(inputSet.InputSet),
        ConnectorDocument connector => DefinitionCodec.Serialize(connector.Connector),
        FreezeDocument freeze => DefinitionCodec.Serialize(freeze.Freeze),
        ReleaseGroupDocument group => DefinitionCodec.Serialize(group.Group),
        NotificationRuleDocument rule => DefinitionCodec.Serialize(rule.Rule),
        NotificationChannelDocument channel => DefinitionCodec.Serialize(channel.Channel),
        _ => throw new ArgumentException($"{document.GetType().Name} is no definition.", nameof(document)),
    };

    internal static string NameOf(Document document) => document switch
    {
        ProcessDocument process => process.Process.Name,
        StoreEntryDocument entry => entry.Entry.Name,
        InputSetDocument inputSet => inputSet.InputSet.Name,
        ConnectorDocument connector => connector.Connector.Name,
        FreezeDocument freeze => freeze.Freeze.Name,
        ReleaseGroupDocument group => group.Group.Name,
        NotificationRuleDocument rule => rule.Rule.Name,
        NotificationChannelDocument channel => channel.Channel.Name,
        _ => string.Empty,
    };

    internal static string TypeOf(Document document) => document switch
    {
        StoreEntryDocument entry => JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Entry.Activity.Type.ToString()),
        ConnectorDocument connector => connector.Connector.Type,
        FreezeDocument { Freeze.Window: FreezeWindow.Allow } freeze => freeze.Freeze.Mode == FreezeMode.Warn ? "allow-warn" : "allow",
        FreezeDocument freeze => JsonNamingPolicy.KebabCaseLower.ConvertName(freeze.Freeze.Mode.ToString()),
        ReleaseGroupDocument group => group.Group.Type,
        NotificationChannelDocument channel => JsonNamingPolicy.KebabCaseLower.ConvertName(channel.Channel.Type.ToString()),
        _ => string.Empty,
    };

    internal static string DescriptionOf(Document document) => document switch
    {
        ProcessDocument process => process.Process.Description,
        StoreEntryDocument entry => entry.Entry.Activity.Description,
        FreezeDocument freeze => freeze.Freeze.Description,
        ReleaseGroupDocument group => group.Group.Description,
        NotificationRuleDocument rule => rule.Rule.Description,
        NotificationChannelDocument channel => channel.Channel.Description,
        _ => string.Empty,
    };

    internal static ImmutableArray<string> TagsOf(Document document) => document switch
    {
        ProcessDocument process => process.Process.Tags,
        StoreEntryDocument entry => entry.Entry.Tags,
        ReleaseGroupDocument group => group.Group.Tags,
        _ => [],
    };

    /// <summary>The process that a document belongs to; empty for a document of none.</summary>
    internal static string ProcessOf(Document document) => document switch
    {
        InputSetDocument inputSet => inputSet.InputSet.Process,
        ReleaseGroupDocument group => group.Group.Process.Id,
        _ => string.Empty,
    };

    internal static ImmutableArray<Change> Compare(DefinitionKind kind, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) => kind switch
    {
        DefinitionKind.Process => DefinitionComparer.Compare(DefinitionCodec.Deserialize(before), DefinitionCodec.Deserialize(after)),
        DefinitionKind.Activity => DefinitionComparer.Compare(DefinitionCodec.DeserializeStoreEntry(before), DefinitionCodec.DeserializeStoreEntry(after)),
        DefinitionKind.InputSet => DefinitionComparer.Compare(DefinitionCodec.DeserializeInputSet(before), DefinitionCodec.DeserializeInputSet(after)),
        DefinitionKind.Freeze => DefinitionComparer.Compare(DefinitionCodec.DeserializeFreeze(before), DefinitionCodec.DeserializeFreeze(after)),
        DefinitionKind.NotificationRule => DefinitionComparer.Compare(DefinitionCodec.DeserializeNotificationRule(before), DefinitionCodec.DeserializeNotificationRule(after)),
        DefinitionKind.NotificationChannel => DefinitionComparer.Compare(DefinitionCodec.DeserializeNotificationChannel(before), DefinitionCodec.DeserializeNotificationChannel(after)),
        DefinitionKind.ReleaseGroup => DefinitionComparer.Compare(DefinitionCodec.DeserializeReleaseGroup(before), DefinitionCodec.DeserializeReleaseGroup(after)),
        _ => DefinitionComparer.Compare(DefinitionCodec.DeserializeConnector(before), DefinitionCodec.DeserializeConnector(after)),
    };
}
