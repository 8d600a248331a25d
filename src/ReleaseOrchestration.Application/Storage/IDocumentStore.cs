using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Storage;

/// <summary>Documents by partition and row, as Azure Table storage has them.</summary>
public interface IDocumentStore
{
    /// <summary>Reads a document; null when there is none.</summary>
    Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken);

    /// <summary>Reads rows of a partition.</summary>
    Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken);

    /// <summary>Writes up to 100 documents of one partition, all or nothing; durable when it returns.</summary>
    Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken);
}
