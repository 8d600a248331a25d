namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>What a feed is about.</summary>
public enum FeedKind
{
    /// <summary>The releases of a group, and the freezes that touch them.</summary>
    Group,

    /// <summary>The releases for which somebody answers.</summary>
    Owner,

    /// <summary>The sign-offs with a deadline that wait for whoever made the feed.</summary>
    MySignOffs,

    /// <summary>All releases and freezes.</summary>
    All,
}
