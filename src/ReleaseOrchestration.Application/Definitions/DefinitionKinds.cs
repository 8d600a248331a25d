using ReleaseOrchestration.Core.Processes;

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
        _ => "connector",
    };

    /// <summary>As it reads in a sentence.</summary>
    public static string Words(this DefinitionKind kind) => kind switch
    {
        DefinitionKind.Process => "process",
        DefinitionKind.Activity => "Activity Store entry",
        DefinitionKind.InputSet => "input set",
        _ => "connector",
    };

    /// <summary>The kind and id of a document.</summary>
    public static (DefinitionKind Kind, string Id) Identify(Document document) => document switch
    {
        ProcessDocument process => (DefinitionKind.Process, process.Process.Id),
        StoreEntryDocument entry => (DefinitionKind.Activity, entry.Entry.Id),
        InputSetDocument inputSet => (DefinitionKind.InputSet, inputSet.InputSet.Id),
        ConnectorDocument connector => (DefinitionKind.Connector, connector.Connector.Id),
        _ => throw new ArgumentException($"{document.GetType().Name} is no definition.", nameof(document)),
    };

    internal static byte[] Serialize(Document document) => document switch
    {
        ProcessDocument process => DefinitionCodec.Serialize(process.Process),
        StoreEntryDocument entry => DefinitionCodec.Serialize(entry.Entry with { Version = 0 }),
        InputSetDocument inputSet => DefinitionCodec.Serialize(inputSet.InputSet),
        ConnectorDocument connector => DefinitionCodec.Serialize(connector.Connector),
        _ => throw new ArgumentException($"{document.GetType().Name} is no definition.", nameof(document)),
    };

    internal static string NameOf(Document document) => document switch
    {
        ProcessDocument process => process.Process.Name,
        StoreEntryDocument entry => entry.Entry.Name,
        InputSetDocument inputSet => inputSet.InputSet.Name,
        ConnectorDocument connector => connector.Connector.Name,
        _ => string.Empty,
    };
}
