using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Web.Health;

/// <summary>Finishes what a crash interrupted before requests are taken, on a host that stays.</summary>
internal sealed partial class Recovery(AuditOutbox outbox, FreezeUpdates freezes, ReleaseService releases, ILogger<Recovery> logger) : IHostedService
{
    private volatile bool _isDone;

    public bool IsDone => _isDone;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await outbox.RecoverAsync(cancellationToken);
        await freezes.TellAllAsync(cancellationToken);
        await FinishStartsAsync(cancellationToken);
        _isDone = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // What cannot be finished for one release keeps the host from nothing else; it is tried again while it runs.
    private async Task FinishStartsAsync(CancellationToken cancellationToken)
    {
        try
        {
            LogFinished(logger, await releases.RecoverAsync(cancellationToken));
        }
        catch (AggregateException failed)
        {
            LogNotFinished(logger, failed);
        }
    }

    /// <summary>Says how many starts were finished, where there were any.</summary>
    public static void LogFinished(ILogger logger, int count)
    {
        if (count > 0)
        {
            LogRecovered(logger, count);
        }
    }
}
