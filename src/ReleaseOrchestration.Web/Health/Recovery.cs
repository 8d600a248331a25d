using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Application.Webhooks;

namespace ReleaseOrchestration.Web.Health;

/// <summary>Finishes what a crash interrupted before requests are taken, and forgets old idempotency keys and webhooks now and then.</summary>
internal sealed partial class Recovery(FreezeUpdates freezes, ReleaseService releases, IdempotencyStore keys, WebhookDeliveries webhooks, TimeProvider clock, ILogger<Recovery> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private ITimer? _timer;
    private volatile bool _isDone;

    public bool IsDone => _isDone;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await freezes.TellAllAsync(cancellationToken);
        var finished = await releases.RecoverAsync(cancellationToken);
        if (finished > 0)
        {
            LogRecovered(logger, finished);
        }

        _isDone = true;
        _timer = clock.CreateTimer(_ => Sweep(), state: null, SweepEvery, SweepEvery);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _timer?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Sweep() => _ = Task.WhenAll(keys.SweepAsync(CancellationToken.None), webhooks.SweepAsync(CancellationToken.None)).ContinueWith(
        task => LogSweepFailed(logger, task.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
