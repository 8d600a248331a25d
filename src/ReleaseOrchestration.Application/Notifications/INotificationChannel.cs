using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>Sends what one type of channel carries.</summary>
public interface INotificationChannel
{
    /// <summary>The type of the channels that this one serves.</summary>
    NotificationChannelType Type { get; }

    /// <summary>Sends once. What the receiver answers, and what is wrong with the channel, is an outcome.</summary>
    Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken);
}
