using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>Follows what is committed, and writes down what has to be sent.</summary>
internal sealed partial class FollowJob(NotificationDispatcher dispatcher, TimeProvider clock, ILogger<FollowJob> logger) : IBackgroundJob
{
    public string Name => "notifications-follow";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    public Task RunAsync(CancellationToken cancellationToken) => JobRounds.RunAsync(() => dispatcher.DispatchAsync(cancellationToken), clock);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await dispatcher.DispatchAsync(cancellationToken))
        {
            await dispatcher.WaitAsync(cancellationToken);
        }
    }

    public void Tell(Exception exception, TimeSpan pause) => NotificationLog.Stumbled(logger, pause, exception);
}
