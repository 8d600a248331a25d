using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Idempotency;
using ReleaseOrchestration.Application.Webhooks;

namespace ReleaseOrchestration.Web.Health;

/// <summary>Forgets old idempotency keys and webhooks now and then.</summary>
internal sealed partial class KeySweep(IdempotencyStore keys, WebhookDeliveries webhooks, TimeProvider clock, ILogger<KeySweep> logger) : IBackgroundJob
{
    public string Name => "key-sweep";

    public TimeSpan Every => TimeSpan.FromHours(1);

    // The next turn begins with a pause.
    public TimeSpan PauseAfterFailure => TimeSpan.Zero;

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(keys.SweepAsync(cancellationToken), webhooks.SweepAsync(cancellationToken));

    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Every, clock, cancellationToken);
        await RunAsync(cancellationToken);
    }

    public void Tell(Exception exception, TimeSpan pause) => LogSweepFailed(logger, exception);
}
