using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Definitions as they would be once some documents are saved: the documents first, then the store.</summary>
internal sealed class DefinitionCatalog(DefinitionStore store, ImmutableArray<Document> documents, bool draft = false)
{
    private readonly Dictionary<(string Id, int? Version), ProcessDefinition?> _processes = [];
    private readonly Dictionary<(string Id, int? Version), StoreEntry?> _entries = [];

    /// <summary>A process as it was written, its store references not linked; null when there is none.</summary>
    public async Task<ProcessDefinition?> ProcessAsync(string id, int? version, CancellationToken cancellationToken)
    {
        if (!_processes.TryGetValue((id, version), out var process))
        {
            process = await LoadProcessAsync(id, version, cancellationToken);
            _processes[(id, version)] = process;
        }

        return process;
    }

    /// <summary>The process that an input set is of; null when there is no such input set.</summary>
    public async Task<string?> ProcessOfInputSetAsync(string id, CancellationToken cancellationToken) =>
        documents.OfType<InputSetDocument>().FirstOrDefault(document => document.InputSet.Id == id)?.InputSet.Process
        ?? (await store.FindAsync(DefinitionKind.InputSet, id, cancellationToken))?.Process;

    /// <summary>Whether there is a notification channel of that id.</summary>
    public async Task<bool> HasChannelAsync(string id, CancellationToken cancellationToken) =>
        documents.OfType<NotificationChannelDocument>().Any(document => document.Channel.Id == id)
        || await store.FindAsync(DefinitionKind.NotificationChannel, id, cancellationToken) is not null;

    /// <summary>What is known of a saved definition; null when there is none.</summary>
    public Task<DefinitionRecord?> SavedAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) => store.FindAsync(kind, id, cancellationToken);

    /// <summary>A saved input set or freeze as a document without places; null when there is none.</summary>
    public async Task<Document?> SavedDocumentAsync(DefinitionKind kind, string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(kind, id, cancellationToken) is not { } record)
        {
            return null;
        }

        var body = await store.BodyAsync(record, cancellationToken);
        return kind == DefinitionKind.InputSet
            ? new InputSetDocument(DefinitionCodec.DeserializeInputSet(body.Span), SourceMap.Empty, SourcePosition.None)
            : new FreezeDocument(DefinitionCodec.DeserializeFreeze(body.Span), SourceMap.Empty, SourcePosition.None);
    }

    /// <summary>The version that a document gets when it is saved.</summary>
    public async Task<int> NextVersionAsync(Document document, CancellationToken cancellationToken)
    {
        var (kind, id) = DefinitionKinds.Identify(document);
        var stored = await store.FindAsync(kind, id, cancellationToken);
        var last = stored ?? await store.LastDeletedAsync(kind, id, cancellationToken);
        var changes = stored is null || stored.Hash != DefinitionCodec.Hash(DefinitionKinds.Serialize(document));
        return (last?.Version ?? 0) + (changes ? 1 : 0);
    }

    /// <summary>Replaces the store references of a process.</summary>
    public async Task<LinkResult> LinkAsync(ProcessDefinition process, SourceMap sources, CancellationToken cancellationToken)
    {
        foreach (var use in process.Phases.SelectMany(p => p.Activities).Select(a => a.Use))
        {
            if (use is { Linked: false } && !_entries.ContainsKey((use.Id, use.Version)))
            {
                _entries[(use.Id, use.Version)] = await LoadEntryAsync(use.Id, use.Version, cancellationToken);
            }
        }

        return ProcessLinker.Link(process, use => _entries[(use.Id, use.Version)], sources);
    }

    private async Task<ProcessDefinition?> LoadProcessAsync(string id, int? version, CancellationToken cancellationToken)
    {
        var given = documents.OfType<ProcessDocument>().FirstOrDefault(d => d.Process.Id == id);
        if (given is not null && (version is null || version == await NextVersionAsync(given, cancellationToken)))
        {
            return given.Process;
        }

        return await store.FindAsync(DefinitionKind.Process, id, version, cancellationToken) is { } record
            ? DefinitionCodec.Deserialize((await store.BodyAsync(record, cancellationToken)).Span)
            : null;
    }

    private async Task<StoreEntry?> LoadEntryAsync(string id, int? version, CancellationToken cancellationToken)
    {
        var given = documents.OfType<StoreEntryDocument>().FirstOrDefault(d => d.Entry.Id == id);
        if (given is not null && (version is null ? !draft : version == await NextVersionAsync(given, cancellationToken)))
        {
            return given.Entry;
        }

        var newest = await store.FindAsync(DefinitionKind.Activity, id, cancellationToken);
        return newest is not null && await store.FindAsync(DefinitionKind.Activity, id, version ?? newest.Published, cancellationToken) is { } record
            ? DefinitionCodec.DeserializeStoreEntry((await store.BodyAsync(record, cancellationToken)).Span) with { Version = record.Version }
            : null;
    }
}
