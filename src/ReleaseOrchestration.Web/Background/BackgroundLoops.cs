using Microsoft.Extensions.Hosting;
using ReleaseOrchestration.Application.Background;

namespace ReleaseOrchestration.Web.Background;

/// <summary>Has all jobs take turns while the host runs. A turn that fails is told and followed by a pause; nothing is lost by taking it again.</summary>
internal sealed class BackgroundLoops(IEnumerable<IBackgroundJob> jobs, TimeProvider clock) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(jobs.Where(job => job.IsOn).Select(job => KeepAsync(job, stoppingToken)));

    private async Task KeepAsync(IBackgroundJob job, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await job.TurnAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong once must not end a job.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                job.Tell(exception, job.PauseAfterFailure);
                await Task.Delay(job.PauseAfterFailure, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
