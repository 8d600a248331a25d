using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Calendar.Feeds;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Makes callers of people who were signed in elsewhere: their groups, and what the configuration grants them.</summary>
internal sealed class CallerFactory(IOptions<AccessOptions> options, IGroupDirectory directory)
{
    private const string GroupPrefix = "group:";

    // What somebody is granted must not depend on which of too many groups come first.
    private const int MostGroups = 1000;

    /// <summary>A person; null when the name is none that a person can have, or the groups are too many.</summary>
    /// <param name="kind">How they are known.</param>
    /// <param name="name">Their name.</param>
    /// <param name="groupsClaim">The claim that lists their groups.</param>
    /// <param name="claims">The values of a claim.</param>
    /// <param name="expiresAt">Until when that counts.</param>
    public CallerIdentity? Person(CallerKind kind, string? name, string groupsClaim, Func<string, IEnumerable<string>> claims, DateTimeOffset? expiresAt = null)
    {
        if (Persons.Parse(name) is not { } person)
        {
            return null;
        }

        ImmutableArray<string> given = [.. claims(groupsClaim).Select(group => group.TrimStart('/')).Where(Persons.IsGroup).Distinct(StringComparer.Ordinal).Take(MostGroups + 1)];
        ImmutableArray<string> groups = [.. given.Concat(directory.GroupsOf(person)).Distinct(StringComparer.Ordinal).Take(MostGroups + 1)];
        return groups.Length > MostGroups ? null
            : new CallerIdentity(kind, person, groups, RightsOf(person, groups, claims)) { ExpiresAt = expiresAt, GivenGroups = given, GrantedClaims = GrantedClaims(claims) };
    }

    private ImmutableArray<FeedClaim> GrantedClaims(Func<string, IEnumerable<string>> claims) =>
        [.. options.Value.Grants.SelectMany(grant => grant.Claims).Where(claim => claims(claim.Key).Contains(claim.Value, StringComparer.Ordinal)).Select(claim => new FeedClaim(claim.Key, claim.Value)).Distinct()];

    private AccessRights RightsOf(string person, ImmutableArray<string> groups, Func<string, IEnumerable<string>> claims) =>
        new([.. options.Value.Grants.Where(grant => IsFor(grant, person, groups, claims)).Select(grant => grant.ToGrant())]);

    private static bool IsFor(GrantOptions grant, string person, ImmutableArray<string> groups, Func<string, IEnumerable<string>> claims) =>
        grant.Everyone
        || grant.Users.Any(user => Persons.Parse(user) == person)
        || grant.Groups.Any(group => groups.Contains(group.StartsWith(GroupPrefix, StringComparison.Ordinal) ? group[GroupPrefix.Length..] : group))
        || grant.Claims.Any(claim => claims(claim.Key).Contains(claim.Value, StringComparer.Ordinal));
}
