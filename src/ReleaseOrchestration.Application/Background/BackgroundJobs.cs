using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;

namespace ReleaseOrchestration.Application.Background;

/// <summary>All jobs, for hosts that are woken by a clock and do not stay, such as a function with a timer.</summary>
public sealed class BackgroundJobs(IEnumerable<IBackgroundJob> jobs, IDocumentStore documents, TimeProvider clock) : IDisposable
{
    private readonly LastRuns _last = new(documents, clock);
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The jobs that this host is configured for.</summary>
    public ImmutableArray<IBackgroundJob> All { get; } = [.. jobs.Where(job => job.IsOn)];

    /// <summary>
    /// Runs the jobs that are due, at the same time, and comes back when all have ended. One that fails keeps none of the others from running. Where a call before has not ended,
    /// nothing is run.
    /// </summary>
    /// <returns>What was run.</returns>
    public async Task<ImmutableArray<JobRun>> RunDueAsync(CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return [];
        }

        try
        {
            var runs = await Task.WhenAll(All.Select(job => RunDueAsync(job, cancellationToken)));
            return [.. runs.OfType<JobRun>()];
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<JobRun?> RunDueAsync(IBackgroundJob job, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var began = clock.GetUtcNow();
        try
        {
            if (!await _last.IsDueAsync(job, cancellationToken))
            {
                return null;
            }

            await job.RunAsync(cancellationToken);
            await _last.KeepAsync(job, began, cancellationToken);
            return new JobRun(job.Name, clock.GetUtcNow() - began, Failure: null);
        }
#pragma warning disable CA1031 // Whatever one job trips over must not keep the others from running; it is told, and handed to the caller.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            job.Tell(exception, job.PauseAfterFailure);
            return new JobRun(job.Name, clock.GetUtcNow() - began, exception);
        }
    }
}
