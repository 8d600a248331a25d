using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Hosting;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded;

/// <summary>The embedded durable runtime: machines, timers, effects, documents, blobs and audit on one SQLite file.</summary>
public sealed partial class EmbeddedRuntime : IExecutionRuntime, IAsyncDisposable
{
    private readonly EmbeddedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;
    private OpenStore? _store;

    internal EmbeddedRuntime(EmbeddedOptions options, TimeProvider timeProvider, ILoggerFactory loggerFactory) =>
        (_options, _time, _loggers) = (options, timeProvider, loggerFactory);

    /// <summary>Whether the store is open and its last commit succeeded.</summary>
    public bool IsReady => _store?.Engine.IsReady ?? false;

    internal OpenStore Store => _store ?? throw new StoreUnavailableException("The store is not open.");

    /// <summary>Opens a runtime without a host.</summary>
    /// <exception cref="StoreLockedException">Another process owns the folder.</exception>
    /// <exception cref="StoreVersionException">A newer release of the product wrote the store.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static async Task<EmbeddedRuntime> OpenAsync(
        EmbeddedOptions options, IEffectExecutor executor, TimeProvider timeProvider, ILoggerFactory loggerFactory, CancellationToken cancellationToken = default)
    {
        EmbeddedOptionsValidation.Require(options);
        var runtime = new EmbeddedRuntime(options, timeProvider, loggerFactory);
        await runtime.OpenAsync(executor, cancellationToken).ConfigureAwait(false);
        return runtime;
    }

    /// <inheritdoc/>
    public async Task<bool> StartAsync(StartRelease start, CancellationToken cancellationToken)
    {
        Store.Definitions.Load(start.DefinitionHash);
        return await RunAsync(new StartWork(start), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<SignalReply?> SignalAsync(MachineAddress to, Signal signal, TimeSpan patience, CancellationToken cancellationToken)
    {
        var store = Store;
        var answer = store.Engine.Waiters.Add(signal.SignalId);
        try
        {
            await store.Writer.PostAsync(new SignalWork(to, signal), cancellationToken).ConfigureAwait(false);
            return await answer.WaitAsync(patience, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            store.Engine.Waiters.Forget(signal.SignalId);
        }
    }

    /// <summary>The machines that are set aside because they failed.</summary>
    public Task<ImmutableArray<QuarantinedMachine>> QuarantinedAsync(CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Quarantine.All().ToImmutableArray(), cancellationToken);

    /// <summary>The newest messages that found no receiver, newest first.</summary>
    public Task<ImmutableArray<UndeliverableMessage>> UndeliverableAsync(int limit, CancellationToken cancellationToken) =>
        Store.Reads.ReadAsync(t => t.Undeliverable.Newest(limit).ToImmutableArray(), cancellationToken);

    /// <summary>Lets a quarantined machine go on; the messages that were kept for it are delivered.</summary>
    /// <returns>False when it was not quarantined.</returns>
    public Task<bool> ResumeAsync(MachineAddress machine, CancellationToken cancellationToken) => RunAsync(new ResumeWork(machine), cancellationToken);

    /// <summary>Lets effects and the writer come to their end, and lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _store, null) is { } store)
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal async Task OpenAsync(IEffectExecutor executor, CancellationToken cancellationToken) =>
        _store = await OpenStore.OpenAsync(_options, executor, _time, _loggers, cancellationToken).ConfigureAwait(false);

    private async Task<T> RunAsync<T>(AnsweredWork<T> work, CancellationToken cancellationToken)
    {
        await Store.Writer.PostAsync(work, cancellationToken).ConfigureAwait(false);
        return await work.Answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
