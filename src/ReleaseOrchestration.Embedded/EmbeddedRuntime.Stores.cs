using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Audit;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded;

public sealed partial class EmbeddedRuntime : IDocumentStore, IBlobStore, IAuditTrail, IAuditHeads, IDefinitionSource
{
    /// <inheritdoc/>
    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Documents.Find(key), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Documents.Query(partition, range).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public async Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        BatchRules.Check(writes);
        return writes.IsEmpty ? new WriteResult([], Conflict: null) : await RunAsync(new DocumentWork(writes), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var blobs = Store.Blobs;
        return Task.Run(() => blobs.Put(content.Span), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> GetAsync(string hash, CancellationToken cancellationToken)
    {
        var blobs = Store.Blobs;
        return Task.Run(() => blobs.Get(hash) is { } content ? new ReadOnlyMemory<byte>(content) : (ReadOnlyMemory<byte>?)null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Audit.Read(release, after, limit).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public Task<(long Sequence, string Hash)> HeadAsync(MachineAddress release, CancellationToken cancellationToken) => Store.Reads.ReadAsync(
        t => t.Audit.Find(release) is { } row ? (row.Sequence, row.Hash) : (0, AuditChain.Genesis(release.ToString()).Hash), cancellationToken);

    /// <inheritdoc/>
    public async Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Store.Signals.Next(release);
            if ((await HeadAsync(release, cancellationToken).ConfigureAwait(false)).Sequence > after)
            {
                return;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task AppendAsync(MachineAddress trail, Transition transition, CancellationToken cancellationToken) =>
        RunAsync(new AuditWork(trail, transition), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<TrailHead>> ListAsync(string prefix, string after, int limit, CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Audit.List(prefix, after, limit).ToImmutableArray(), cancellationToken);

    /// <inheritdoc/>
    public Task<ProcessDefinition> LoadAsync(string hash, CancellationToken cancellationToken)
    {
        var definitions = Store.Definitions;
        return Task.Run(() => definitions.Load(hash), cancellationToken);
    }
}
