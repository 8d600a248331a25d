using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Who is in which group at the moment.</summary>
public interface IGroupDirectory
{
    /// <summary>The groups of a person, without a prefix.</summary>
    /// <param name="person">As <c>user:id</c>.</param>
    ImmutableArray<string> GroupsOf(string person);
}
