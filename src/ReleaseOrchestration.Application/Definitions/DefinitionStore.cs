using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>
/// Saved definitions. Newest versions and all versions share one partition, so that several definitions change in one batch; bodies are blobs.
/// </summary>
public sealed class DefinitionStore(IDocumentStore documents, IBlobStore blobs) : IConnectorDefinitions
{
    /// <summary>How many definitions one batch can save: a newest row and a version row each.</summary>
    public const int MostAtOnce = 50;

    private const string Partition = "definitions";

    /// <summary>The newest version; null when there is none of that id.</summary>
    public async Task<DefinitionRecord?> FindAsync(DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        Read(await documents.GetAsync(new(Partition, NewestRow(kind, id)), cancellationToken));

    /// <summary>A version, or the newest; null when there is none.</summary>
    public async Task<DefinitionRecord?> FindAsync(DefinitionKind kind, string id, int? version, CancellationToken cancellationToken) =>
        version is { } number
            ? Read(await documents.GetAsync(new(Partition, VersionRow(kind, id, number)), cancellationToken))
            : await FindAsync(kind, id, cancellationToken);

    /// <summary>Newest versions in the order of their ids.</summary>
    public async Task<Page<DefinitionRecord>?> ListAsync(DefinitionKind kind, int limit, string? cursor, CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(NewestRow(kind, string.Empty), limit + 1);
        if (cursor is not null)
        {
            if (Cursor.Read(cursor) is not { } row)
            {
                return null;
            }

            range = range with { From = StoredPages.After(row) };
        }

        var found = await documents.QueryAsync(Partition, range, cancellationToken);
        var next = found.Length > limit ? Cursor.Write(found[limit - 1].Key.Row) : null;
        return new Page<DefinitionRecord>([.. found.Take(limit).Select(d => Read(d)!)], next);
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

    /// <summary>Saves new versions, all or nothing.</summary>
    /// <returns>False when one of them changed meanwhile; then nothing was saved.</returns>
    internal async Task<bool> SaveAsync(ImmutableArray<DefinitionChange> changes, CancellationToken cancellationToken)
    {
        var writes = ImmutableArray.CreateBuilder<DocumentWrite>();
        foreach (var change in changes)
        {
            var record = change.Record;
            await blobs.PutAsync(change.Body, cancellationToken);
            await blobs.PutAsync(change.Source, cancellationToken);
            var body = JsonSerializer.SerializeToUtf8Bytes(record, ApplicationJsonContext.Default.DefinitionRecord);
            writes.Add(new(new(Partition, NewestRow(record.Kind, record.Id)), body, change.StoredETag ?? DocumentWrite.MustNotExist));
            writes.Add(new(new(Partition, VersionRow(record.Kind, record.Id, record.Version)), body, DocumentWrite.MustNotExist));
        }

        return (await documents.WriteAsync(writes.ToImmutable(), cancellationToken)).Succeeded;
    }

    internal async Task<(DefinitionRecord? Record, string? ETag)> FindStoredAsync(DefinitionKind kind, string id, CancellationToken cancellationToken)
    {
        var document = await documents.GetAsync(new(Partition, NewestRow(kind, id)), cancellationToken);
        return (Read(document), document?.ETag);
    }

    private static string NewestRow(DefinitionKind kind, string id) => $"{kind.Spelling()}~{id}";

    private static string VersionRow(DefinitionKind kind, string id, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Spelling()}-version~{id}~{version:D9}");

    private static DefinitionRecord? Read(StoredDocument? document) =>
        document is null ? null : JsonSerializer.Deserialize(document.Body.Span, ApplicationJsonContext.Default.DefinitionRecord);

    private async Task<ReadOnlyMemory<byte>> BlobAsync(string hash, CancellationToken cancellationToken) =>
        await blobs.GetAsync(hash, cancellationToken) ?? throw new InvalidOperationException($"The blob {hash} of a definition is missing; restore it from a backup.");
}
