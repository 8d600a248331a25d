namespace ReleaseOrchestration.Application.Notifications;

/// <summary>A channel whose receiver said that it is gone; it is left alone until the channel is saved again.</summary>
/// <param name="Version">The version of the channel that was used.</param>
/// <param name="At">When it said so.</param>
internal sealed record GoneChannel(int Version, DateTimeOffset At);
