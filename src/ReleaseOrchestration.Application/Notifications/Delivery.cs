using System.Collections.Immutable;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>What one rule tells one channel, and there one recipient, of one event.</summary>
public sealed record Delivery
{
    /// <summary>Always the same for the same event, rule, channel and recipient; receivers know repetitions by it.</summary>
    public required string Id { get; init; }

    /// <summary>The rule; empty for a test of a channel.</summary>
    public string Rule { get => field ?? string.Empty; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>E-mail: an address or <c>user:id</c>; empty otherwise.</summary>
    public string Recipient { get => field ?? string.Empty; init; }

    /// <summary>What happened.</summary>
    public required NotificationEvent Event { get; init; }

    /// <summary>The first line.</summary>
    public string Subject { get => field ?? string.Empty; init; }

    /// <summary>The rest, as the rule words it; empty where it does not.</summary>
    public string Text { get => field ?? string.Empty; init; }

    /// <summary>How far it has come.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was tried since it was created or sent again by hand.</summary>
    public int Tries { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Pending: when it is tried next.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The newest tries, the oldest first.</summary>
    public ImmutableArray<DeliveryTry> Log { get => field.IsDefault ? [] : field; init; }

    /// <summary>What went wrong last; empty when nothing did.</summary>
    public string Error { get => field ?? string.Empty; init; }
}
