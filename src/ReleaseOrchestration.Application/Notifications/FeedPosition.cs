namespace ReleaseOrchestration.Application.Notifications;

/// <summary>How far the events were looked at.</summary>
/// <param name="Position">The last entry of the feed that was.</param>
internal sealed record FeedPosition(long Position);
