using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Definitions as they would be once some documents are saved: the documents first, then the store.</summary>
internal sealed class DefinitionCatalog(DefinitionStore store, ImmutableArray<Document> documents)
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
        if (given is not null && await IsNewestAsync(given, DefinitionKind.Process, id, version, cancellationToken))
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
        if (given is not null && await IsNewestAsync(given, DefinitionKind.Activity, id, version, cancellationToken))
        {
            return given.Entry;
        }

        return await store.FindAsync(DefinitionKind.Activity, id, version, cancellationToken) is { } record
            ? DefinitionCodec.DeserializeStoreEntry((await store.BodyAsync(record, cancellationToken)).Span) with { Version = record.Version }
            : null;
    }

    // A document may be referred to by the version that it will get.
    private async Task<bool> IsNewestAsync(Document given, DefinitionKind kind, string id, int? version, CancellationToken cancellationToken)
    {
        if (version is null)
        {
            return true;
        }

        var stored = await store.FindAsync(kind, id, cancellationToken);
        var changes = stored is null || stored.Hash != DefinitionCodec.Hash(DefinitionKinds.Serialize(given));
        return version == (stored?.Version ?? 0) + (changes ? 1 : 0);
    }
}
