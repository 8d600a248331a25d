using System.Collections.Immutable;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Application.Notifications;

/// <summary>What a channel sends. All texts are plain; the channel escapes them.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The id of the delivery: the same at every try.</summary>
    public required string Id { get; init; }

    /// <summary>The rule.</summary>
    public string Rule { get => field ?? string.Empty; init; }

    /// <summary>What happened.</summary>
    public required NotificationEvent Event { get; init; }

    /// <summary>The first line.</summary>
    public required string Subject { get; init; }

    /// <summary>The rest as the rule words it; empty where it does not.</summary>
    public string Text { get => field ?? string.Empty; init; }

    /// <summary>Names and values to show below.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Facts { get => field.IsDefault ? [] : field; init; }

    /// <summary>Where there is more to see; it lets nobody do anything.</summary>
    public string Link { get => field ?? string.Empty; init; }

    /// <summary>E-mail to one person: where this person decides without signing in; empty otherwise.</summary>
    public string PersonalLink { get => field ?? string.Empty; init; }

    /// <summary>E-mail: the address.</summary>
    public string Address { get => field ?? string.Empty; init; }
}
