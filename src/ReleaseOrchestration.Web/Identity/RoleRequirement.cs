using System.Collections.Immutable;
using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>What an endpoint demands of its callers. One without it is closed to everyone.</summary>
/// <param name="Roles">Any of them will do; empty for every person or machine that is known.</param>
/// <param name="IsOpen">Whether it answers anyone, because what it says is public or because a token in the request proves the right to it.</param>
internal sealed record RoleRequirement(ImmutableArray<Role> Roles, bool IsOpen = false)
{
    public override string ToString() => IsOpen ? "anyone" : Roles.IsEmpty ? "signed in" : string.Join(" or ", Roles).ToLowerInvariant();
}
