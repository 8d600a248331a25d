namespace ReleaseOrchestration.Core.Calendar.Feeds;

/// <summary>How sure an event of a feed is.</summary>
public enum FeedEventStatus
{
    /// <summary>It may still not be.</summary>
    Tentative,

    /// <summary>It is, or was.</summary>
    Confirmed,

    /// <summary>It was called off; calendars that had it take it out.</summary>
    Cancelled,
}
