using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Web.Background;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>Sends what is to be sent.</summary>
internal sealed partial class SendJob(NotificationSender sender, DeliverySignal signal, TimeProvider clock, ILogger<SendJob> logger) : IBackgroundJob
{
    // Longer than the longest try.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public string Name => "notifications-send";

    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public TimeSpan PauseAfterFailure => Pauses.AfterFailure;

    // A host that does not stay may be gone before what it has begun, and another one may do the same.
    public Task RunAsync(CancellationToken cancellationToken) => JobRounds.RunAsync(() => SendAsync(cancellationToken), clock);

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        var wake = signal.Next;
        var (begun, next) = await sender.BeginAsync(cancellationToken);
        foreach (var task in begun)
        {
            _ = task.ContinueWith(failed => Tell(failed.Exception!.GetBaseException(), TimeSpan.Zero), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        await Pauses.UntilAsync(wake, next, clock, cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => NotificationLog.Stumbled(logger, pause, exception);

    private async Task<bool> SendAsync(CancellationToken cancellationToken)
    {
        var (begun, _) = await sender.BeginAsync(Lease, cancellationToken);
        await Task.WhenAll(begun);
        return !begun.IsEmpty;
    }
}
