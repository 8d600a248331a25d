using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Purges releases whose retention period is over, where that is on.</summary>
internal sealed partial class RetentionService(ReleasePurge purge, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value is not { Schedule: { } interval, Period: not null })
        {
            return;
        }

        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await PurgeAsync(stoppingToken);
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await purge.PurgeAllAsync(cancellationToken) is > 0 and var purged)
            {
                LogPurged(logger, purged);
            }
        }
        catch (Exception exception) when (exception is IOException or ReleaseOrchestrationException)
        {
            LogFailed(logger, exception);
        }
    }
}
