using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Server.Tests.Api;

/// <summary>The store of the server, but for rows that it refuses to write.</summary>
internal sealed class RefusingDocuments(IDocumentStore inner, string row) : IDocumentStore
{
    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken) => inner.QueryAsync(partition, range, cancellationToken);

    public Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken) => writes.Any(write => write.Key.Row.StartsWith(row, StringComparison.Ordinal))
        ? throw new IOException("the disk is full")
        : inner.WriteAsync(writes, cancellationToken);
}
