using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Background;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>Purges releases whose retention period is over, where that is on.</summary>
internal sealed partial class RetentionService(ReleasePurge purge, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionService> logger) : IBackgroundJob
{
    public string Name => "retention";

    public TimeSpan Every => options.Value.Schedule ?? TimeSpan.FromDays(1);

    // The next turn begins with a pause.
    public TimeSpan PauseAfterFailure => TimeSpan.Zero;

    public bool IsOn => options.Value is { Schedule: not null, Period: not null };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await purge.PurgeAllAsync(cancellationToken) is > 0 and var purged)
        {
            LogPurged(logger, purged);
        }
    }

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Every, clock, cancellationToken);
        await RunAsync(cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => LogFailed(logger, exception);
}
