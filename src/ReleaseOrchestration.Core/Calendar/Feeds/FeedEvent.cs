using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Feeds;

/// <summary>An event of a feed.</summary>
public sealed record FeedEvent
{
    /// <summary>By what calendars know it again; unique in the world, and never of another event.</summary>
    public required string Uid { get; init; }

    /// <summary>How often its time or its state was changed; calendars follow a greater one.</summary>
    public int Sequence { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Its beginning.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Its end; null when it is no longer than an instant.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string Summary { get; init; }

    /// <summary>More about it.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Where to look; null for nowhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>By what calendars colour and find it.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>How sure it is.</summary>
    public FeedEventStatus Status { get; init; } = FeedEventStatus.Confirmed;
}
