using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Connectors.Tests.Parts;

/// <summary>Documents in memory.</summary>
internal sealed class MemoryDocuments : IDocumentStore
{
    private readonly ConcurrentDictionary<DocumentKey, StoredDocument> _documents = new();
    private readonly Lock _gate = new();
    private int _writes;

    public int Writes => _writes;

    /// <summary>Everything that is stored.</summary>
    public string Text => string.Join('\n', _documents.Values.Select(document => Encoding.UTF8.GetString(document.Body.Span)));

    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken) => Task.FromResult(_documents.GetValueOrDefault(key));

    public Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(Write(Assert.Single(writes)));
        }
    }

    private WriteResult Write(DocumentWrite write)
    {
        if (write.IfMatch is { } wanted && wanted != (_documents.GetValueOrDefault(write.Key)?.ETag ?? string.Empty))
        {
            return new WriteResult([], write.Key);
        }

        if (write.Body is null)
        {
            _documents.TryRemove(write.Key, out _);
            return new WriteResult([string.Empty], Conflict: null);
        }

        var tag = Interlocked.Increment(ref _writes).ToString(CultureInfo.InvariantCulture);
        _documents[write.Key] = new StoredDocument(write.Key, tag, write.Body!.Value);
        return new WriteResult([tag], Conflict: null);
    }
}
