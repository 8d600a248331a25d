using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Health;

/// <summary>Finishes what was interrupted while this host ran, on this host or on another one.</summary>
internal sealed partial class RecoveryJob(AuditOutbox outbox, HostLease lease, ReleaseService releases, TimeProvider clock, ILogger<RecoveryJob> logger) : IBackgroundJob
{
    // What is younger is still being done.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public string Name => "recovery";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await lease.TryRunAsync("audit-outbox", Grace, () => outbox.RecoverAsync(clock.GetUtcNow() - Grace, cancellationToken), cancellationToken);
        Recovery.LogFinished(logger, await releases.RecoverAsync(cancellationToken));
    }

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Every, clock, cancellationToken);
        await RunAsync(cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => LogStumbled(logger, exception);
}
