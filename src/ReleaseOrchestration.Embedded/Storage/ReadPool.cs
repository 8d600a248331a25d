using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Storage;

/// <summary>Connections for reading, beside the writer: they see what was committed.</summary>
internal sealed class ReadPool(string path) : IDisposable
{
    private const int Most = 8;

    private readonly ConcurrentBag<StoreTables> _idle = [];
    private readonly SemaphoreSlim _slots = new(Most);

    public async Task<T> ReadAsync<T>(Func<StoreTables, T> read, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Read(read);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"The store '{path}' cannot be read: {e.Message}.", e);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var tables))
        {
            tables.Dispose();
        }

        _slots.Dispose();
    }

    private T Read<T>(Func<StoreTables, T> read)
    {
        var tables = _idle.TryTake(out var idle) ? idle : new StoreTables(StoreConnection.OpenReader(path));
        try
        {
            var result = read(tables);
            _idle.Add(tables);
            return result;
        }
        catch
        {
            tables.Dispose();
            throw;
        }
    }
}
