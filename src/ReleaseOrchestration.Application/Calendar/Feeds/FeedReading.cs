using System.Collections.Immutable;
using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>For whom a feed is read: whoever made it, with what they may do at the moment.</summary>
/// <param name="Person">As <c>user:id</c>.</param>
/// <param name="Groups">The groups they are in.</param>
/// <param name="Rights">What they may do.</param>
public sealed record FeedReading(string Person, ImmutableArray<string> Groups, AccessRights Rights)
{
    /// <summary>Whether they may see every release.</summary>
    internal bool SeesAll => Rights.HasEverywhere(Role.Viewer);
}
