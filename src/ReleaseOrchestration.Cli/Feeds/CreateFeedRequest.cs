namespace ReleaseOrchestration.Cli.Feeds;

/// <summary>What a feed is to be.</summary>
internal sealed record CreateFeedRequest
{
    public required string Kind { get; init; }

    public string? Group { get; init; }

    public string? Owner { get; init; }
}
