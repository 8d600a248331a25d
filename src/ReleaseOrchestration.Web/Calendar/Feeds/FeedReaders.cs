using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Calendar.Feeds;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>Tells for whom a feed is read, and what they may see at the moment.</summary>
internal sealed class FeedReaders(CallerFactory callers, IGroupDirectory directory, IOptions<AccessOptions> options)
{
    // No claim has such a name, so that no grant can ask for it.
    private const string GivenGroups = "\0groups";

    /// <summary>Whoever makes a feed; null when it is no person.</summary>
    public static FeedMaker? MakerOf(CallerIdentity caller) => caller.Kind == CallerKind.ApiKey
        ? null
        : new FeedMaker { Person = caller.Id, Groups = caller.GivenGroups, Claims = caller.GrantedClaims, IsSelfNamed = caller.Kind == CallerKind.Open };

    /// <summary>Whoever made a feed, as they are now; null when they may read nothing any more.</summary>
    public FeedReading? Of(FeedRecord feed)
    {
        var maker = feed.Maker;
        if (options.Value.IsOpen)
        {
            ImmutableArray<string> groups = [.. maker.Groups.Concat(directory.GroupsOf(maker.Person)).Distinct(StringComparer.Ordinal)];
            return new FeedReading(maker.Person, groups, AccessRights.All);
        }

        return !maker.IsSelfNamed && callers.Person(CallerKind.Token, maker.Person, GivenGroups, name => ClaimsOf(maker, name)) is { } person && person.Rights.Has(Role.Viewer)
            ? new FeedReading(person.Id, person.Groups, person.Rights)
            : null;
    }

    private static IEnumerable<string> ClaimsOf(FeedMaker maker, string name) =>
        name == GivenGroups ? maker.Groups : maker.Claims.Where(claim => claim.Name == name).Select(claim => claim.Value);
}
