namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>A feed as it is kept: everything but the token of its address.</summary>
public sealed record FeedRecord
{
    /// <summary>By what it is revoked.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public FeedKind Kind { get; init; }

    /// <summary>The release group of a feed of one.</summary>
    public string Group { get => field ?? string.Empty; init; }

    /// <summary>Who answers for the releases of a feed of an owner.</summary>
    public string Owner { get => field ?? string.Empty; init; }

    /// <summary>The SHA-256 of the token, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Who made it.</summary>
    public required FeedMaker Maker { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day on which it was read; null for never.</summary>
    public DateOnly? LastReadOn { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who revoked it.</summary>
    public string RevokedBy { get => field ?? string.Empty; init; }
}
