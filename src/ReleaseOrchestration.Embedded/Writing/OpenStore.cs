using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Embedded.Diagnostics;
using ReleaseOrchestration.Embedded.Effects;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Timers;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>The parts of an open store, put together.</summary>
internal sealed partial class OpenStore : IAsyncDisposable
{
    private readonly FolderLock _lock;
    private readonly EmbeddedOptions _options;
    private readonly EffectDispatcher _dispatcher;
    private readonly Checkpointer _checkpointer;

    private OpenStore(
        FolderLock folderLock, StorePaths paths, EmbeddedOptions options, IEffectExecutor executor, TimeProvider time, ILoggerFactory loggers)
    {
        (_lock, _options) = (folderLock, options);
        Blobs = new BlobFolder(paths.Blobs, time);
        Definitions = new DefinitionCache(Blobs);
        Reads = new ReadPool(paths.Database);
        _dispatcher = new EffectDispatcher(executor, time, loggers.CreateLogger<EffectDispatcher>()) { Deliver = DeliverAsync };
        _checkpointer = new Checkpointer(paths.Database, () => Engine!.IsCheckpointDue = true, loggers.CreateLogger<Checkpointer>());
        Engine = new Engine(options, paths, Definitions, new Agenda(), Metrics, time, loggers.CreateLogger<Engine>())
        {
            Launch = _dispatcher.Launch,
            AuditGrew = Signals.Grew,
            Reloaded = Signals.AnyGrew,
            Committed = _checkpointer.Committed,
        };
        Writer = new WriterThread(Engine, time);
    }

    public Engine Engine { get; }

    public WriterThread Writer { get; }

    public BlobFolder Blobs { get; }

    public DefinitionCache Definitions { get; }

    public ReadPool Reads { get; }

    public AuditSignals Signals { get; } = new();

    public EmbeddedMetrics Metrics { get; } = new();

    public static Task<OpenStore> OpenAsync(
        EmbeddedOptions options, IEffectExecutor executor, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        OpenAsync(options, executor, time, loggers, StoreSchema.Migrations, cancellationToken);

    /// <summary>Locks the folder, brings the schema up to date, reads timers and effects, and begins.</summary>
    internal static async Task<OpenStore> OpenAsync(
        EmbeddedOptions options,
        IEffectExecutor executor,
        TimeProvider time,
        ILoggerFactory loggers,
        ImmutableArray<Migration> migrations,
        CancellationToken cancellationToken)
    {
        var paths = StorePaths.Of(options);
        var folderLock = FolderLock.Take(paths);
        try
        {
            await Task.Run(() => Prepare(paths, migrations, time, loggers), cancellationToken).ConfigureAwait(false);
            var store = new OpenStore(folderLock, paths, options, executor, time, loggers);
            await store.BeginAsync().ConfigureAwait(false);
            return store;
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Effects.Stop();
        await _dispatcher.StopAsync(_options.StopTimeout).ConfigureAwait(false);
        await Writer.DisposeAsync().ConfigureAwait(false);
        Signals.Close();
        await _checkpointer.DisposeAsync().ConfigureAwait(false);
        Reads.Dispose();
        Engine.Dispose();
        Metrics.Dispose();
        _dispatcher.Dispose();
        _lock.Dispose();
    }

    private static void Prepare(StorePaths paths, ImmutableArray<Migration> migrations, TimeProvider time, ILoggerFactory loggers)
    {
        Directory.CreateDirectory(paths.Blobs);
        using var connection = StoreConnection.OpenWriter(paths.Database);
        var (found, backup) = new StoreUpgrade(connection, paths, migrations, time).Run();
        if (backup is not null)
        {
            LogUpgraded(loggers.CreateLogger<OpenStore>(), paths.Folder, found, migrations[^1].Version, backup);
        }
    }

    // The first round of the writer reads the store and commits: only then is it known that it can be written.
    private async Task BeginAsync()
    {
        Writer.Start();
        try
        {
            var first = new FirstWork();
            await Writer.PostAsync(first, CancellationToken.None).ConfigureAwait(false);
            await first.Answer.ConfigureAwait(false);
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task DeliverAsync(AnsweredWork<bool> work)
    {
        await Writer.PostAsync(work, CancellationToken.None).ConfigureAwait(false);
        await work.Answer.ConfigureAwait(false);
    }

    [LoggerMessage(5301, LogLevel.Information, "The store in {Folder} was brought from schema version {From} to {To}; its backup is {Backup}")]
    private static partial void LogUpgraded(ILogger logger, string folder, int from, int to, string backup);
}
