using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Azure.Audit;

namespace ReleaseOrchestration.Functions.Timers;

/// <summary>Brings audit entries into the feed whose writer died in between; what follows the feed would miss them else. Commits of machines are repeated anyway.</summary>
internal sealed partial class FeedJob(AuditTables audit, TimeProvider clock, ILogger<FeedJob> logger) : IBackgroundJob
{
    /// <inheritdoc/>
    public string Name => "audit-feed";

    /// <inheritdoc/>
    public TimeSpan Every => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public TimeSpan PauseAfterFailure => TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await audit.CatchUpAsync(cancellationToken) is > 0 and var behind)
        {
            LogBehind(behind);
        }
    }

    /// <inheritdoc/>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await Task.Delay(Every, clock, cancellationToken);
    }

    /// <inheritdoc/>
    public void Tell(Exception exception, TimeSpan pause) => LogFailed(exception, pause);
}
