using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Tests.Parts;

/// <summary>Documents and blobs in memory, for what would take a disk hours. What <see cref="Hurdle"/> throws stands for a crash before or after a write.</summary>
internal sealed class MemoryStore : IDocumentStore, IBlobStore, IDefinitionSource
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedList> _partitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _blobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProcessDefinition> _loaded = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Called before (false) and after (true) each write.</summary>
    public Action<bool> Hurdle { get; set; } = _ => { };

    /// <summary>Called with each batch before it is written; what it throws stands for a batch that this store cannot take.</summary>
    public Action<ImmutableArray<DocumentWrite>> Trouble { get; set; } = _ => { };

    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_partitions.TryGetValue(key.Partition, out var rows) ? rows.Find(key.Row) : null);
        }
    }

    public Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_partitions.TryGetValue(partition, out var rows) ? rows.Read(range) : []);
        }
    }

    public Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        Hurdle(false);
        Trouble(writes);
        var result = Write(writes);
        Hurdle(true);
        return Task.FromResult(result);
    }

    public Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        lock (_gate)
        {
            _blobs[hash] = content;
        }

        return Task.FromResult(hash);
    }

    public Task<ReadOnlyMemory<byte>?> GetAsync(string hash, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_blobs.TryGetValue(hash, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null);
        }
    }

    public Task<ProcessDefinition> LoadAsync(string hash, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_loaded.TryGetValue(hash, out var known) ? known : _loaded[hash] = DefinitionCodec.Deserialize(_blobs[hash].Span));
        }
    }

    private WriteResult Write(ImmutableArray<DocumentWrite> writes)
    {
        Assert.InRange(writes.Length, 1, 100);
        lock (_gate)
        {
            var partition = Assert.Single(writes.Select(write => write.Key.Partition).Distinct());
            Assert.Equal(writes.Length, writes.Select(write => write.Key.Row).Distinct().Count());
            var rows = _partitions.TryGetValue(partition, out var known) ? known : _partitions[partition] = new SortedList();
            if (writes.FirstOrDefault(write => write.IfMatch is { } wanted && (rows.Find(write.Key.Row)?.ETag ?? string.Empty) != wanted) is { } conflict)
            {
                return new WriteResult([], conflict.Key);
            }

            return new WriteResult([.. writes.Select(write => rows.Set(write, (++_version).ToString(CultureInfo.InvariantCulture)))], Conflict: null);
        }
    }

    private sealed class SortedList
    {
        private readonly SortedSet<string> _order = new(StringComparer.Ordinal);
        private readonly Dictionary<string, StoredDocument> _rows = new(StringComparer.Ordinal);

        public StoredDocument? Find(string row) => _rows.GetValueOrDefault(row);

        public ImmutableArray<StoredDocument> Read(RowRange range)
        {
            var (from, before) = (range.From ?? string.Empty, range.Before ?? "\uffff\uffff");
            if (string.CompareOrdinal(from, before) >= 0)
            {
                return [];
            }

            var view = _order.GetViewBetween(from, before).Where(row => string.CompareOrdinal(row, before) < 0);
            return [.. view.Take(range.Limit).Select(row => _rows[row])];
        }

        public string Set(DocumentWrite write, string etag)
        {
            if (write.Body is not { } body)
            {
                _order.Remove(write.Key.Row);
                _rows.Remove(write.Key.Row);
                return string.Empty;
            }

            _order.Add(write.Key.Row);
            _rows[write.Key.Row] = new StoredDocument(write.Key, etag, body);
            return etag;
        }
    }
}
