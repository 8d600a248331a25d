using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Access;

/// <summary>All that somebody may do. What no grant allows is refused.</summary>
/// <param name="Grants">The grants.</param>
/// <param name="IsPerson">Whether it is a person: only people decide sign-offs, whatever a machine was granted.</param>
public sealed record AccessRights(ImmutableArray<Grant> Grants, bool IsPerson = true)
{
    /// <summary>Nothing.</summary>
    public static AccessRights None { get; } = new([]);

    /// <summary>Everything.</summary>
    public static AccessRights All { get; } = new([.. Enum.GetValues<Role>().Select(role => new Grant(role))]);

    /// <summary>Whether a role is held for some release at least.</summary>
    public bool Has(Role role) => Holding(role).Any();

    /// <summary>Whether a role is held for every release.</summary>
    public bool HasEverywhere(Role role) => Holding(role).Any(grant => !grant.IsScoped);

    /// <summary>Whether a role is held for a release or a node.</summary>
    public bool Has(Role role, ReleaseTarget target) => Holding(role).Any(grant => grant.Covers(target));

    private IEnumerable<Grant> Holding(Role role) => role == Role.Approver && !IsPerson ? [] : Grants.Where(grant => grant.Holds(role));
}
