using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>Who is among approvers.</summary>
public static class Approvers
{
    /// <summary>Whether a person is one of them, or in a group that is.</summary>
    /// <param name="approvers">Entries such as <c>user:id</c>, <c>group:id</c>, or the name of a group alone.</param>
    /// <param name="person">As <c>user:id</c>.</param>
    /// <param name="groups">The groups that the person is in.</param>
    public static bool Include(ImmutableArray<string> approvers, string person, ImmutableArray<string> groups) => approvers.Any(approver => Seat.Fits(approver, person, groups));
}
