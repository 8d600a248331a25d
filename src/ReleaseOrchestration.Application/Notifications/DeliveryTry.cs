namespace ReleaseOrchestration.Application.Notifications;

/// <summary>One try to deliver.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Status">What the receiver answered, as HTTP or SMTP counts; 0 when it did not.</param>
/// <param name="Error">What went wrong; empty when it arrived.</param>
public sealed record DeliveryTry(DateTimeOffset At, int Status, string Error);
