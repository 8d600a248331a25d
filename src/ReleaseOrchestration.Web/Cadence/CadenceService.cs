using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>Runs the scheduler: whenever a release is due, and at intervals, because a clock may be set and a group be edited elsewhere.</summary>
internal sealed partial class CadenceService(
    CadenceScheduler scheduler, ReleaseStore releases, ScheduleSignal signal, IOptions<CadenceOptions> options, TimeProvider clock, ILogger<CadenceService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var woken = signal.Next;
                await WaitAsync(await StepAsync(stoppingToken), woken, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task WaitAsync(TimeSpan pause, Task woken, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(pause, clock, stop.Token), woken);
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<TimeSpan> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await scheduler.TickAsync(cancellationToken) is > 0 and var changed)
            {
                LogChanged(logger, changed);
            }

            var now = clock.GetUtcNow();
            var pause = await releases.NextDueAsync(now, cancellationToken) is { } next && next - now < options.Value.Every ? next - now : options.Value.Every;
            return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong once must not end the scheduler; nothing is lost by trying again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var failure in (exception as AggregateException)?.InnerExceptions.OfType<CadenceException>() ?? [])
            {
                LogFailed(logger, failure.Group, failure.Release, failure.InnerException!);
            }

            LogStumbled(logger, options.Value.Every, exception);
            return options.Value.Every;
        }
    }
}
