namespace ReleaseOrchestration.Cli.Feeds;

/// <summary>A new feed, its address shown this once.</summary>
internal sealed record CreatedFeed
{
    public required string Url { get; init; }

    public required FeedLine Feed { get; init; }
}
