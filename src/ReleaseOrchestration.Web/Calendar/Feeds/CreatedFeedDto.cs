namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>A new feed: the only answer that ever holds its address.</summary>
internal sealed record CreatedFeedDto(string Url, FeedDto Feed);
