using ReleaseOrchestration.Application.Calendar.Feeds;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>The body of a request for a feed.</summary>
internal sealed record CreateFeedDto
{
    public string? Kind { get; init; }

    public string? Group { get; init; }

    public string? Owner { get; init; }

    public Result<NewFeed> ToRequest()
    {
        var kind = FeedKinds.Parse(Kind);
        return kind.Failed(out var unknown, out var known) ? unknown : new NewFeed(known, Group?.Trim() ?? string.Empty, Owner?.Trim() ?? string.Empty);
    }
}
