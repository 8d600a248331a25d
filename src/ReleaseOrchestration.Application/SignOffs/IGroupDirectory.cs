using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Who is in which group at the moment.</summary>
public interface IGroupDirectory
{
    /// <summary>The groups of a person, without a prefix.</summary>
    /// <param name="person">As <c>user:id</c>.</param>
    ImmutableArray<string> GroupsOf(string person);

    /// <summary>The members of a group, as <c>user:id</c>, as far as they are known: a directory that only tells of who signs in knows none.</summary>
    /// <param name="group">Without a prefix.</param>
    ImmutableArray<string> MembersOf(string group) => [];
}
