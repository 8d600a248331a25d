using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>Forgets deliveries that are old.</summary>
internal sealed partial class SweepJob(DeliverySweep sweep, TimeProvider clock, ILogger<SweepJob> logger) : IBackgroundJob
{
    public string Name => "notifications-sweep";

    public TimeSpan Every => TimeSpan.FromHours(6);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await RunAsync(cancellationToken);
        await Task.Delay(Every, clock, cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => NotificationLog.Stumbled(logger, pause, exception);
}
