using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Embedded;

/// <summary>The embedded durable runtime: machines, timers, effects, documents, blobs and audit on one SQLite file.</summary>
public sealed class EmbeddedRuntime : IExecutionRuntime, IDocumentStore, IBlobStore, IAuditTrail, IDefinitionSource, IAsyncDisposable
{
    private readonly EmbeddedOptions _options;

    internal EmbeddedRuntime(EmbeddedOptions options) => _options = options;

    /// <summary>Whether the store is open and its last commit succeeded.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Opens a runtime without a host.</summary>
    public static Task<EmbeddedRuntime> OpenAsync(EmbeddedOptions options, IEffectExecutor executor, TimeProvider timeProvider, ILoggerFactory loggerFactory, CancellationToken cancellationToken = default) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <summary>The machines that are set aside because they failed.</summary>
    public Task<ImmutableArray<QuarantinedMachine>> QuarantinedAsync(CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <summary>Lets a quarantined machine go on; the messages that were kept for it are delivered. False when it was not quarantined.</summary>
    public Task<bool> ResumeAsync(MachineAddress machine, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<StoredDocument?> GetAsync(DocumentKey key, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredDocument>> QueryAsync(string partition, RowRange range, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<WriteResult> WriteAsync(ImmutableArray<DocumentWrite> writes, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<string> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> GetAsync(string hash, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditLine>> ReadAsync(MachineAddress release, long after, int limit, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<(long Sequence, string Hash)> HeadAsync(MachineAddress release, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task WaitAsync(MachineAddress release, long after, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public Task<ProcessDefinition> LoadAsync(string hash, CancellationToken cancellationToken) => throw new Errors.StoreUnavailableException("The store is not open.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _options is null ? default : ValueTask.CompletedTask;
}
