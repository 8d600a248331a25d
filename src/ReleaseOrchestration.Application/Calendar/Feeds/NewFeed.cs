namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>What a feed is to be.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Group">The release group, for a feed of one; else empty.</param>
/// <param name="Owner">Who answers for the releases, for a feed of an owner; else empty.</param>
public sealed record NewFeed(FeedKind Kind, string Group, string Owner);
