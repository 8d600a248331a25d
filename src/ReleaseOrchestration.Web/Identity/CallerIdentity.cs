using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Calendar.Feeds;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>A caller who is known, and what they may do.</summary>
internal sealed class CallerIdentity(CallerKind kind, string actor, ImmutableArray<string> groups, AccessRights rights)
    : ClaimsIdentity([new Claim(DefaultNameClaimType, actor)], kind.ToString())
{
    public CallerKind Kind => kind;

    /// <summary>As <c>user:id</c> or <c>key:name</c>.</summary>
    public string Id => actor;

    public ImmutableArray<string> Groups => groups;

    public AccessRights Rights => rights;

    /// <summary>The groups that the sign-in named; those of the server's own directory are among <see cref="Groups"/> alone.</summary>
    public ImmutableArray<string> GivenGroups { get => field.IsDefault ? [] : field; init; }

    /// <summary>The claims of the sign-in that any grant asks for.</summary>
    public ImmutableArray<FeedClaim> GrantedClaims { get => field.IsDefault ? [] : field; init; }

    /// <summary>Until when the credential counts; null when it has no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public static CallerIdentity? Of(HttpContext context) => context.User.Identity as CallerIdentity;
}
