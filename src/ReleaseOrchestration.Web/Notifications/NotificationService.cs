using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Notifications;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>Keeps notifications going: follows what is committed, watches what is due, sends what is to be sent, forgets what is old.</summary>
internal sealed partial class NotificationService(
    NotificationDispatcher dispatcher, NotificationSender sender, DeliverySweep sweep, DeliverySignal signal, TimeProvider clock, ILogger<NotificationService> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(6);

    // Timers cannot be longer than some weeks, and a clock that is set back must not stop them for long.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _work = Task.WhenAll(KeepAsync(FollowAsync), KeepAsync(WatchAsync), KeepAsync(SendAsync), KeepAsync(SweepAsync));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _work.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _work;
        _stop.Dispose();
    }

    private async Task KeepAsync(Func<CancellationToken, Task> step)
    {
        await Task.Yield();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await step(_stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever goes wrong once must not end notifications; nothing is lost by trying again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogStumbled(logger, Pause, exception);
                await WaitAsync(Task.Delay(Pause, clock, _stop.Token));
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (!await dispatcher.DispatchAsync(cancellationToken))
        {
            await dispatcher.WaitAsync(cancellationToken);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var wake = signal.Next;
        await UntilAsync(wake, await dispatcher.WatchAsync(cancellationToken), cancellationToken);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var wake = signal.Next;
        var (begun, next) = await sender.BeginAsync(cancellationToken);
        foreach (var task in begun)
        {
            _ = task.ContinueWith(failed => LogStumbled(logger, TimeSpan.Zero, failed.Exception!.GetBaseException()), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        await UntilAsync(wake, next, cancellationToken);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        await sweep.RunAsync(cancellationToken);
        await Task.Delay(SweepEvery, clock, cancellationToken);
    }

    private async Task UntilAsync(Task wake, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        var wait = next is { } due ? due - clock.GetUtcNow() : LongestWait;
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(wake, Task.Delay(wait < LongestWait ? wait : LongestWait, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static async Task WaitAsync(Task pause)
    {
        try
        {
            await pause;
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
