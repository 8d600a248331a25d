using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Tests.Parts;

/// <summary>A store that counts what is asked of it, and that can be made to die after some writes.</summary>
internal sealed class CountingDocuments(IDocumentStore inner) : IDocumentStore
{
    private int _rows;
    private int _requests;
    private int _writesLeft = int.MaxValue;

    public int Rows => _rows;

    public int Requests => _requests;

    public void Reset() => (_rows, _requests) = (0, 0);

    public void DieAfter(int writes) => _writesLeft = writes;

    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Increment(ref _rows);
        return inner.GetAsync(key, cancellationToken);
    }

    public async Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var rows = await inner.QueryAsync(partition, range, cancellationToken);
        Interlocked.Add(ref _rows, rows.Length);
        return rows;
    }

    public Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _writesLeft) >= 0 ? inner.WriteAsync(writes, cancellationToken) : throw new IOException("The process was killed.");
}
