namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>An event as another program understood it.</summary>
internal sealed record ReadEvent
{
    public required string Uid { get; init; }

    public int Sequence { get; init; }

    public required string Status { get; init; }

    public required string Summary { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset Start { get; init; }

    public bool IsUtc { get; init; }

    public DateTimeOffset? End { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public DateTimeOffset Stamp { get; init; }

    public DateTimeOffset LastModified { get; init; }

    public string? Transparency { get; init; }
}
