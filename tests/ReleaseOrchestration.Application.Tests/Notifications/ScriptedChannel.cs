using System.Collections.Concurrent;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Tests.Notifications;

/// <summary>Receivers of every type that answer as a test says.</summary>
internal sealed class ScriptedChannel(Func<OutgoingMessage, SendOutcome> answer)
{
    public ConcurrentQueue<OutgoingMessage> Received { get; } = new();

    /// <summary>What each receiver waits for before it answers.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public IEnumerable<INotificationChannel> All => Enum.GetValues<NotificationChannelType>().Select(type => new OfType(type, this));

    private async Task<SendOutcome> TakeAsync(OutgoingMessage message)
    {
        Received.Enqueue(message);
        await Hold;
        return answer(message);
    }

    private sealed class OfType(NotificationChannelType type, ScriptedChannel owner) : INotificationChannel
    {
        public NotificationChannelType Type => type;

        public Task<SendOutcome> SendAsync(NotificationChannelDefinition channel, OutgoingMessage message, CancellationToken cancellationToken) => owner.TakeAsync(message);
    }
}
