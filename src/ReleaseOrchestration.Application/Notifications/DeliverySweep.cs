namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Forgets deliveries that nobody needs any more.</summary>
public sealed class DeliverySweep(DeliveryStore store, TimeProvider clock)
{
    /// <summary>How long a delivery that arrived, or was given up, can be looked at and sent again.</summary>
    public static readonly TimeSpan Keeping = TimeSpan.FromDays(30);

    /// <summary>Forgets what is older.</summary>
    /// <returns>How many deliveries were forgotten.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) => store.SweepAsync(clock.GetUtcNow() - Keeping, cancellationToken);
}
