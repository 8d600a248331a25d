using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>
/// Who made a feed, as far as it decides what the feed shows: the grants that count are those of the moment at which it is read, for what their sign-in said when they made it.
/// </summary>
public sealed record FeedMaker
{
    /// <summary>As <c>user:id</c>.</summary>
    public required string Person { get; init; }

    /// <summary>The groups that their sign-in named; those of the server's own directory are looked up at each reading.</summary>
    public ImmutableArray<string> Groups { get => field.IsDefault ? [] : field; init; }

    /// <summary>The claims of their sign-in that any grant asks for.</summary>
    public ImmutableArray<FeedClaim> Claims { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether nobody signed them in; such feeds end when the server begins to ask who people are.</summary>
    public bool IsSelfNamed { get; init; }
}
