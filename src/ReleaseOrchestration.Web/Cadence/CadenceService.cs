using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Cadence;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Cadence;

/// <summary>Runs the scheduler: whenever a release is due, and at intervals, because a clock may be set and a group be edited elsewhere.</summary>
internal sealed partial class CadenceService(
    CadenceScheduler scheduler, ReleaseStore releases, ScheduleSignal signal, IOptions<CadenceOptions> options, TimeProvider clock, ILogger<CadenceService> logger) : IBackgroundJob
{
    public string Name => "schedule";

    public TimeSpan Every => options.Value.Every;

    public TimeSpan PauseAfterFailure => Every;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await scheduler.TickAsync(cancellationToken) is > 0 and var changed)
        {
            LogChanged(logger, changed);
        }
    }

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        var woken = signal.Next;
        await TryAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var pause = await releases.NextDueAsync(now, cancellationToken) is { } next && next - now < Every ? next - now : Every;
        await Pauses.ForAsync(woken, pause, clock, cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause)
    {
        foreach (var failure in (exception as AggregateException)?.InnerExceptions.OfType<CadenceException>() ?? [])
        {
            LogFailed(logger, failure.Group, failure.Release, failure.InnerException!);
        }

        LogStumbled(logger, pause, exception);
    }

    // What one group trips over, perhaps for ever, lets the others start in time.
    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (AggregateException failed) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(failed, PauseAfterFailure);
        }
    }
}
