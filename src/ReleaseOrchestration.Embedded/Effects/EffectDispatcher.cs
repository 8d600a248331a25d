using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Embedded.Errors;
using ReleaseOrchestration.Embedded.Storage.Tables;
using ReleaseOrchestration.Embedded.Writing;

namespace ReleaseOrchestration.Embedded.Effects;

/// <summary>Carries effects out and hands their outcomes to the writer.</summary>
internal sealed partial class EffectDispatcher(IEffectExecutor executor, TimeProvider time, ILogger<EffectDispatcher> logger) : IDisposable
{
    private static readonly TimeSpan PauseBeforeNextDelivery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<Task> _tasks = [];
    private readonly Lock _gate = new();

    /// <summary>Where outcomes go.</summary>
    public required Func<AnsweredWork<bool>, Task> Deliver { get; init; }

    public void Launch(EffectRow row)
    {
        lock (_gate)
        {
            var task = Task.Run(() => RunAsync(row), CancellationToken.None);
            _tasks.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Cancels what is under way and waits until the writer knows of it.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            while (Running() is { Length: > 0 } tasks)
            {
                await Task.WhenAll(tasks).WaitAsync(patience, time).ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            LogNotStopped(Running().Length, patience);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(EffectRow row)
    {
        var work = await ExecuteAsync(row).ConfigureAwait(false);
        while (true)
        {
            try
            {
                await Deliver(work()).ConfigureAwait(false);
                return;
            }
            catch (StoreUnavailableException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(PauseBeforeNextDelivery, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<Func<AnsweredWork<bool>>> ExecuteAsync(EffectRow row)
    {
        try
        {
            var invocation = new EffectInvocation(row.Address, row.EffectId, row.Effect, row.Tries);
            var outcome = await executor.ExecuteAsync(invocation, _stopping.Token).ConfigureAwait(false);
            return () => new EffectFinishedWork(row.Id, outcome);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return () => new EffectAbandonedWork(row.Id);
        }
#pragma warning disable CA1031 // Whatever an executor throws means that nobody knows what came of the effect: it is tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, row.Address, row.EffectId, row.Tries);
            return () => new EffectFailedWork(row.Id, e.Message);
        }
    }

    private Task[] Running()
    {
        lock (_gate)
        {
            return [.. _tasks];
        }
    }

    private void Forget(Task task)
    {
        lock (_gate)
        {
            _tasks.Remove(task);
        }
    }
}
