using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Moves the write-ahead log into the database, beside the writer.</summary>
internal sealed partial class Checkpointer : IAsyncDisposable
{
    private const int CommitsBetween = 64;
    private const int MostPages = 16_384;

    private readonly StoreTables _tables;
    private readonly Action _fallBehind;
    private readonly ILogger<Checkpointer> _logger;
    private readonly Channel<bool> _requests = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task _loop;
    private int _commits;

    /// <param name="path">The database.</param>
    /// <param name="fallBehind">Called when the log grows faster than it is moved; the writer then moves it itself.</param>
    /// <param name="logger">For what goes wrong.</param>
    public Checkpointer(string path, Action fallBehind, ILogger<Checkpointer> logger)
    {
        (_tables, _fallBehind, _logger) = (new StoreTables(StoreConnection.OpenCheckpointer(path)), fallBehind, logger);
        _loop = Task.Run(RunAsync);
    }

    public void Committed()
    {
        if (++_commits % CommitsBetween == 0)
        {
            _requests.Writer.TryWrite(item: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _requests.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        _tables.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _requests.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            _requests.Reader.TryRead(out _);
            try
            {
                if (!_tables.Checkpoint(out var pages) && pages > MostPages)
                {
                    _fallBehind();
                }
            }
            catch (SqliteException e)
            {
                LogFailed(e);
            }
        }
    }

    [LoggerMessage(5201, LogLevel.Warning, "A checkpoint failed; the next one does its work")]
    private partial void LogFailed(Exception exception);
}
