using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Tests.Parts;

/// <summary>A store that keeps the positions in the feed that are written to one of its documents, in their order.</summary>
internal sealed class PlaceRecorder(IDocumentStore inner, DocumentKey place) : IDocumentStore, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public ConcurrentQueue<long> Positions { get; } = [];

    /// <summary>What happens once before the document is written next, such as another host that is faster.</summary>
    public Func<Task>? Before { get; set; }

    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken) => inner.GetAsync(key, cancellationToken);

    public Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken) => inner.QueryAsync(partition, range, cancellationToken);

    public async Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        if (writes.FirstOrDefault(write => write.Key == place) is not { Body: { } body })
        {
            return await inner.WriteAsync(writes, cancellationToken);
        }

        if (Before is { } before)
        {
            Before = null;
            await before();
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            var written = await inner.WriteAsync(writes, cancellationToken);
            if (written.Succeeded)
            {
                Positions.Enqueue(PositionOf(body));
            }

            return written;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // A position of 0 is left out.
    private static long PositionOf(ReadOnlyMemory<byte> body) =>
        JsonDocument.Parse(body).RootElement.EnumerateObject().Where(part => part.Name.Equals("position", StringComparison.OrdinalIgnoreCase)).Sum(part => part.Value.GetInt64());
}
