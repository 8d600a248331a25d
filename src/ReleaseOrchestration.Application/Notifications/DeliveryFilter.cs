namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Which deliveries are wanted; what is null is not asked about.</summary>
/// <param name="State">How far they have come.</param>
/// <param name="Rule">Their rule.</param>
/// <param name="Channel">Their channel.</param>
/// <param name="Release">The release of their event.</param>
public sealed record DeliveryFilter(DeliveryState? State = null, string? Rule = null, string? Channel = null, string? Release = null)
{
    /// <summary>Whether a delivery is wanted.</summary>
    public bool Takes(Delivery delivery) =>
        (State is null || delivery.State == State)
        && (Rule is null || delivery.Rule == Rule)
        && (Channel is null || delivery.Channel == Channel)
        && (Release is null || delivery.Event.Release.Id == Release);
}
