using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>
/// Saved definitions. Newest versions and all versions share one partition, so that several definitions change in one batch; bodies are blobs.
/// </summary>
public sealed class DefinitionStore(IDocumentStore documents, IBlobStore blobs, DefinitionEntries? entries = null, AuditOutbox? outbox = null) : IConnectorDefinitions
{
    /// <summary>How many definitions one batch can save: a newest row and a version row each, and the row that guards references.</summary>
    public const int MostAtOnce = 49;

    private const string Partition = "definitions";

    private static readonly DocumentKey Guard = new(Partition, "references");

    /// <summary>The newest version; null when there is none of that id.</summary>
    public async Task<DefinitionRecord?> FindAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        Read(await documents.GetAsync(new(Partition, NewestRow(kind, id)), cancellationToken));

    /// <summary>A version, or the newest; null when there is none, or the definition was deleted.</summary>
    public async Task<DefinitionRecord?> FindAsync(DefinitionKind kind, string id, int? version, CancellationToken cancellationToken)
    {
        var newest = await FindAsync(kind, id, cancellationToken);
        return newest is null || version is null || version == newest.Version ? newest : await FindVersionAsync(kind, id, version.Value, cancellationToken);
    }

    /// <summary>A version, even of what was deleted; null when there was none.</summary>
    public async Task<DefinitionRecord?> FindVersionAsync(DefinitionKind kind, string id, int version, CancellationToken cancellationToken) =>
        Read(await documents.GetAsync(new(Partition, VersionRow(kind, id, version)), cancellationToken));

    /// <summary>The last version of what was deleted; null when nothing was, or it is there again.</summary>
    public async Task<DefinitionRecord?> FindDeletedAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        await FindAsync(kind, id, cancellationToken) is null ? await LastDeletedAsync(kind, id, cancellationToken) : null;

    /// <summary>The newest versions of all definitions of a kind, in the order of their ids.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="after">The row after which to begin; null for the first.</param>
    public async IAsyncEnumerable<DefinitionRecord> NewestAsync(
        DefinitionKind kind, [EnumeratorCancellation] CancellationToken cancellationToken, string? after = null)
    {
        await foreach (var document in documents.ReadAllAsync(Partition, NewestRow(kind, string.Empty), cancellationToken, after))
        {
            yield return Read(document)!;
        }
    }

    /// <summary>The last deleted version of each definition of a kind, even of what is there again, in the order of their ids.</summary>
    public async IAsyncEnumerable<DefinitionRecord> DeletedAsync(DefinitionKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var document in documents.ReadAllAsync(Partition, DeletedRow(kind, string.Empty), cancellationToken))
        {
            yield return Read(document)!;
        }
    }

    /// <summary>Newest versions in the order of their ids; null when the cursor is none.</summary>
    public async Task<Page<DefinitionRecord>?> ListAsync(
        DefinitionKind kind, int limit, string? cursor, CancellationToken cancellationToken, DefinitionFilter? filter = null)
    {
        var after = cursor is null ? null : Cursor.Read(cursor);
        if (cursor is not null && after is null)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<DefinitionRecord>();
        await foreach (var record in NewestAsync(kind, cancellationToken, after))
        {
            if (filter?.Takes(record) == false)
            {
                continue;
            }

            if (items.Count == limit)
            {
                return new Page<DefinitionRecord>(items.ToImmutable(), Cursor.Write(NewestRow(kind, items[^1].Id)));
            }

            items.Add(record);
        }

        return new Page<DefinitionRecord>(items.ToImmutable(), NextCursor: null);
    }

    /// <summary>All versions of one definition, the oldest first.</summary>
    public async Task<ImmutableArray<DefinitionRecord>> VersionsAsync(DefinitionKind kind, string id, CancellationToken cancellationToken)
    {
        var versions = ImmutableArray.CreateBuilder<DefinitionRecord>();
        await foreach (var document in documents.ReadAllAsync(Partition, $"{kind.Spelling()}-version~{id}~", cancellationToken))
        {
            versions.Add(Read(document)!);
        }

        return versions.ToImmutable();
    }

    /// <summary>The canonical bytes of a version.</summary>
    public Task<ReadOnlyMemory<byte>> BodyAsync(DefinitionRecord record, CancellationToken cancellationToken) => BlobAsync(record.Hash, cancellationToken);

    /// <summary>The text of a version as it was written.</summary>
    public async Task<string> SourceAsync(DefinitionRecord record, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString((await BlobAsync(record.SourceHash, cancellationToken)).Span);

    /// <inheritdoc/>
    public async Task<ConnectorDefinition?> FindConnectorAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(DefinitionKind.Connector, id, cancellationToken) is { } record
            ? DefinitionCodec.DeserializeConnector((await BodyAsync(record, cancellationToken)).Span)
            : null;

    /// <summary>What is there now, to be shown again when something that refers to others is saved.</summary>
    internal async Task<string> GuardAsync(CancellationToken cancellationToken) =>
        (await documents.GetAsync(Guard, cancellationToken))?.ETag ?? DocumentWrite.MustNotExist;

    /// <summary>Saves new versions, all or nothing; what refers to others only while nothing was deleted since the guard was read.</summary>
    internal Task<SaveOutcome> SaveAsync(ImmutableArray<DefinitionChange> changes, string guard, CancellationToken cancellationToken) =>
        SaveAsync(new DefinitionBatch(changes, [], []), guard, cancellationToken);

    /// <summary>Saves, marks and deletes, all or nothing; what refers to others, and what is deleted, only while the guard holds.</summary>
    internal async Task<SaveOutcome> SaveAsync(DefinitionBatch batch, string guard, CancellationToken cancellationToken)
    {
        var writes = ImmutableArray.CreateBuilder<DocumentWrite>();
        foreach (var change in batch.Changes)
        {
            var record = change.Record;
            await blobs.PutAsync(change.Body, cancellationToken);
            await blobs.PutAsync(change.Source, cancellationToken);
            var body = Write(record);
            writes.Add(new(new(Partition, NewestRow(record.Kind, record.Id)), body, change.StoredETag ?? DocumentWrite.MustNotExist));
            writes.Add(new(new(Partition, VersionRow(record.Kind, record.Id, record.Version)), body, DocumentWrite.MustNotExist));
        }

        writes.AddRange(batch.Marks.Select(mark => new DocumentWrite(new(Partition, NewestRow(mark.Record.Kind, mark.Record.Id)), Write(mark.Record), mark.ETag)));
        Delete(batch.Deletions, writes);
        return await WriteAsync(writes, batch, batch.NeedsGuard ? guard : null, cancellationToken);
    }

    /// <summary>Puts definitions aside, all or nothing, and only while nothing that refers to others was saved since the guard was read.</summary>
    internal Task<SaveOutcome> DeleteAsync(ImmutableArray<(DefinitionRecord Record, string ETag)> definitions, string guard, CancellationToken cancellationToken)
    {
        var writes = ImmutableArray.CreateBuilder<DocumentWrite>();
        Delete(definitions, writes);
        return WriteAsync(writes, new DefinitionBatch([], [], definitions), guard, cancellationToken);
    }

    private static void Delete(ImmutableArray<(DefinitionRecord Record, string ETag)> definitions, ImmutableArray<DocumentWrite>.Builder writes)
    {
        foreach (var (record, etag) in definitions)
        {
            writes.Add(new(new(Partition, NewestRow(record.Kind, record.Id)), Body: null, etag));
            writes.Add(new(new(Partition, DeletedRow(record.Kind, record.Id)), Write(record)));
        }
    }

    /// <summary>Changes what is known of a definition without a new version.</summary>
    /// <returns>False when it changed meanwhile.</returns>
    internal async Task<bool> MarkAsync(DefinitionRecord record, string etag, string actor, CancellationToken cancellationToken)
    {
        var before = await FindAsync(record.Kind, record.Id, cancellationToken);
        ImmutableArray<DocumentWrite> writes = [new(new(Partition, NewestRow(record.Kind, record.Id)), Write(record), etag)];
        return (await WriteAsync(writes, entries is null ? [] : [entries.Marked(record, before, actor)], cancellationToken)).Succeeded;
    }

    /// <summary>The last version that was deleted, whether or not the definition is there again.</summary>
    internal async Task<DefinitionRecord?> LastDeletedAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        Read(await documents.GetAsync(new(Partition, DeletedRow(kind, id)), cancellationToken));

    internal async Task<(DefinitionRecord? Record, string? ETag)> FindStoredAsync(DefinitionKind kind, string id, CancellationToken cancellationToken)
    {
        var document = await documents.GetAsync(new(Partition, NewestRow(kind, id)), cancellationToken);
        return (Read(document), document?.ETag);
    }

    private static string NewestRow(DefinitionKind kind, string id) => $"{kind.Spelling()}~{id}";

    private static string DeletedRow(DefinitionKind kind, string id) => $"{kind.Spelling()}-deleted~{id}";

    private static string VersionRow(DefinitionKind kind, string id, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Spelling()}-version~{id}~{version:D9}");

    private static byte[] Write(DefinitionRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, ApplicationJsonContext.Default.DefinitionRecord);

    private static DefinitionRecord? Read(StoredDocument? document) =>
        document is null ? null : JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.DefinitionRecord);

    // The guard comes last: a definition that changed is told before references that may have moved.
    private async Task<SaveOutcome> WriteAsync(ImmutableArray<DocumentWrite>.Builder writes, DefinitionBatch batch, string? guard, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
        {
            return SaveOutcome.Done;
        }

        if (guard is not null)
        {
            writes.Add(new(Guard, "{}"u8.ToArray(), guard));
        }

        var written = await WriteAsync(writes.ToImmutable(), entries?.Of(batch, await BeforeAsync(batch, cancellationToken)) ?? [], cancellationToken);
        return written.Succeeded ? SaveOutcome.Done : written.Conflict == Guard ? SaveOutcome.ReferencesMoved : SaveOutcome.Conflict;
    }

    private async Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, ImmutableArray<Transition> audited, CancellationToken cancellationToken)
    {
        if (outbox is null || audited.IsEmpty)
        {
            return await documents.WriteAsync(writes, cancellationToken);
        }

        var entry = AuditOutbox.Write(Partition, audited);
        var written = await documents.WriteAsync(writes.Add(entry), cancellationToken);
        if (written.Succeeded)
        {
            await outbox.AppendAsync(entry);
        }

        return written;
    }

    private async Task<Dictionary<(DefinitionKind Kind, string Id), DefinitionRecord>> BeforeAsync(DefinitionBatch batch, CancellationToken cancellationToken)
    {
        var before = new Dictionary<(DefinitionKind Kind, string Id), DefinitionRecord>();
        foreach (var record in batch.Changes.Select(change => change.Record).Concat(batch.Marks.Select(mark => mark.Record)))
        {
            if (await FindAsync(record.Kind, record.Id, cancellationToken) is { } known)
            {
                before[(record.Kind, record.Id)] = known;
            }
        }

        return before;
    }

    private async Task<ReadOnlyMemory<byte>> BlobAsync(string hash, CancellationToken cancellationToken) =>
        await blobs.GetAsync(hash, cancellationToken) ?? throw new InvalidOperationException($"The blob {hash} of a definition is missing; restore it from a backup.");
}
