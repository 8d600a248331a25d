using System.Collections.Immutable;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Definitions;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Calendar.Feeds;

/// <summary>Makes, lists and revokes feeds. The token of a feed is told once, in its address; what is kept is its hash.</summary>
public sealed class FeedService(FeedStore store, DefinitionStore definitions, SystemAudit audit, TimeProvider clock)
{
    /// <summary>How many feeds that count one person may have.</summary>
    public const int MostOfOnePerson = 50;

    /// <summary>Makes a feed.</summary>
    /// <returns>The token, which is nowhere else, and what is kept of the feed.</returns>
    public async Task<Result<(string Token, FeedRecord Feed)>> CreateAsync(NewFeed wanted, FeedMaker maker, CancellationToken cancellationToken)
    {
        if (Invalid(wanted) is { } invalid)
        {
            return invalid;
        }

        if (wanted.Kind == FeedKind.Group && await definitions.FindAsync(DefinitionKind.ReleaseGroup, wanted.Group, cancellationToken) is null)
        {
            return await DefinitionErrors.MissingAsync(definitions, DefinitionKind.ReleaseGroup, wanted.Group, cancellationToken);
        }

        if ((await ListAsync(maker.Person, cancellationToken)).Count(feed => feed.RevokedAt is null) >= MostOfOnePerson)
        {
            return new ApplicationError(ErrorCodes.TooManyFeeds, 409, $"{maker.Person} has {MostOfOnePerson} feeds; revoke one that nobody reads any more.");
        }

        var token = store.NewToken();
        var feed = new FeedRecord
        {
            Id = store.NewId(), Kind = wanted.Kind, Group = wanted.Group, Owner = wanted.Owner, Hash = FeedStore.Hash(token), Maker = maker, CreatedAt = clock.GetUtcNow(),
        };
        await store.AddAsync(feed, cancellationToken);
        await RecordAsync("feed.created", feed, maker.Person, cancellationToken);
        return (token, feed);
    }

    /// <summary>The feeds of a person, or of everyone, the newest first.</summary>
    public async Task<ImmutableArray<FeedRecord>> ListAsync(string? person, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Where(feed => person is null || feed.Maker.Person == person).OrderByDescending(feed => feed.CreatedAt)];

    /// <summary>Revokes a feed; at once, and for good.</summary>
    /// <param name="id">The feed.</param>
    /// <param name="actor">Who revokes it.</param>
    /// <param name="isAdmin">Whether they may revoke those of others.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<FeedRecord>> RevokeAsync(string id, string actor, bool isAdmin, CancellationToken cancellationToken)
    {
        while (await store.FindAsync(id, cancellationToken) is var (feed, etag) && (isAdmin || feed.Maker.Person == actor))
        {
            if (feed.RevokedAt is not null)
            {
                return feed;
            }

            var revoked = feed with { RevokedAt = clock.GetUtcNow(), RevokedBy = actor };
            if (await store.ChangeAsync(revoked, etag, cancellationToken))
            {
                await RecordAsync("feed.revoked", revoked, actor, cancellationToken);
                return revoked;
            }
        }

        return new ApplicationError(ErrorCodes.UnknownFeed, 404, $"{actor} has no feed '{id}'; `relo feed list` shows those there are.");
    }

    /// <summary>Finds the feed of a token, and notes the day; null when it does not count.</summary>
    public async Task<FeedRecord?> UseAsync(string token, CancellationToken cancellationToken)
    {
        if (await store.FindByTokenAsync(token, cancellationToken) is not var (feed, etag))
        {
            return null;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (feed.LastReadOn != today)
        {
            // Should another reading have noted it, or someone have revoked it at this moment, that stands.
            await store.ChangeAsync(feed with { LastReadOn = today }, etag, cancellationToken);
        }

        return feed;
    }

    private static ApplicationError? Invalid(NewFeed wanted) => wanted switch
    {
        { Kind: FeedKind.Group, Group: "" } => Error("'group' is required: the id of a release group."),
        { Kind: not FeedKind.Group, Group.Length: > 0 } => Error($"'group' is for feeds of the kind group; leave it out, or make the kind group."),
        { Kind: FeedKind.Owner, Owner: "" } => Error("'owner' is required: an owner as processes and release groups name them, such as user:alice."),
        { Kind: not FeedKind.Owner, Owner.Length: > 0 } => Error("'owner' is for feeds of the kind owner; leave it out, or make the kind owner."),
        { Owner.Length: > 200 } => Error("'owner' must be 200 characters at most."),
        _ => null,
    };

    private static ApplicationError Error(string message) => new(ErrorCodes.InvalidValue, 422, message);

    private Task RecordAsync(string what, FeedRecord feed, string actor, CancellationToken cancellationToken) => audit.RecordAsync(
        audit.Make(what, $"feeds/{feed.Id}", actor, string.Empty, ("kind", DataValue.Of(feed.Kind.ToString())), ("group", DataValue.Of(feed.Group)), ("owner", DataValue.Of(feed.Owner)), ("maker", DataValue.Of(feed.Maker.Person))),
        cancellationToken);
}
