using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Calendar.Feeds;

/// <summary>A calendar that other programs read.</summary>
/// <param name="Name">What they show as its name.</param>
/// <param name="RefreshAfter">After what time they should look again.</param>
/// <param name="Events">What is on it.</param>
public sealed record CalendarFeed(string Name, TimeSpan RefreshAfter, ImmutableArray<FeedEvent> Events);
