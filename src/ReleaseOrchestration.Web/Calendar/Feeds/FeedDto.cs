using ReleaseOrchestration.Application.Calendar.Feeds;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>What is known of a feed.</summary>
internal sealed record FeedDto
{
    public required string Id { get; init; }

    /// <summary><c>group</c>, <c>owner</c>, <c>my-sign-offs</c> or <c>all</c>.</summary>
    public required string Kind { get; init; }

    public string? Group { get; init; }

    public string? Owner { get; init; }

    /// <summary><c>active</c> or <c>revoked</c>.</summary>
    public required string Status { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateOnly? LastReadOn { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    public static FeedDto Of(FeedRecord feed) => new()
    {
        Id = feed.Id,
        Kind = feed.Kind.Spelling(),
        Group = feed.Group.Length > 0 ? feed.Group : null,
        Owner = feed.Owner.Length > 0 ? feed.Owner : null,
        Status = feed.RevokedAt is null ? "active" : "revoked",
        CreatedBy = feed.Maker.Person,
        CreatedAt = feed.CreatedAt,
        LastReadOn = feed.LastReadOn,
        RevokedAt = feed.RevokedAt,
        RevokedBy = feed.RevokedAt is null ? null : feed.RevokedBy,
    };
}
