using System.Collections.Immutable;
using ReleaseOrchestration.Application.Notifications;

namespace ReleaseOrchestration.Web.Notifications;

/// <summary>A delivery as the API shows it.</summary>
internal sealed record DeliveryDto
{
    /// <summary>Its id, which is the <c>webhook-id</c> that receivers see.</summary>
    public required string Id { get; init; }

    /// <summary>Pending, Delivered or Dead.</summary>
    public DeliveryState State { get; init; }

    /// <summary>The rule; missing for the test of a channel.</summary>
    public string? Rule { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>E-mail: to whom.</summary>
    public string? Recipient { get; init; }

    /// <summary>The id of the event.</summary>
    public required string EventId { get; init; }

    /// <summary>The kinds of the event.</summary>
    public ImmutableArray<string> Kinds { get; init; }

    /// <summary>The release of the event.</summary>
    public required string Release { get; init; }

    /// <summary>The node of the event; missing for the release.</summary>
    public string? Path { get; init; }

    /// <summary>The first line of what is sent.</summary>
    public required string Subject { get; init; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the delivery was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was tried since it was created or sent again by hand.</summary>
    public int Tries { get; init; }

    /// <summary>When it is tried next; missing when it is not.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What went wrong last; missing when nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>The newest tries.</summary>
    public ImmutableArray<DeliveryTry> Log { get; init; }

    public static DeliveryDto Of(Delivery delivery) => new()
    {
        Id = delivery.Id,
        State = delivery.State,
        Rule = Optional(delivery.Rule),
        Channel = delivery.Channel,
        Recipient = Optional(delivery.Recipient),
        EventId = delivery.Event.Id,
        Kinds = delivery.Event.Kinds,
        Release = delivery.Event.Release.Id,
        Path = Optional(delivery.Event.Path),
        Subject = delivery.Subject,
        At = delivery.Event.At,
        CreatedAt = delivery.CreatedAt,
        Tries = delivery.Tries,
        Due = delivery.Due,
        Error = Optional(delivery.Error),
        Log = delivery.Log,
    };

    private static string? Optional(string text) => text.Length == 0 ? null : text;
}
