using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>Looks at the phases that are due.</summary>
internal sealed partial class WatchJob(NotificationDispatcher dispatcher, DeliverySignal signal, TimeProvider clock, ILogger<WatchJob> logger) : IBackgroundJob
{
    public string Name => "notifications-watch";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => dispatcher.WatchAsync(cancellationToken);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        var wake = signal.Next;
        await Pauses.UntilAsync(wake, await dispatcher.WatchAsync(cancellationToken), clock, cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => NotificationLog.Stumbled(logger, pause, exception);
}
