using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Access;

/// <summary>A role that somebody has, for all releases or for some of them.</summary>
/// <param name="Role">The role.</param>
public sealed record Grant(Role Role)
{
    /// <summary>Only for releases with one of these tags; empty for any.</summary>
    public ImmutableArray<string> Tags { get => field.IsDefault ? [] : field; init; }

    /// <summary>Only for what is done in these environments; empty for any.</summary>
    public ImmutableArray<string> Environments { get => field.IsDefault ? [] : field; init; }

    /// <summary>Only for releases of these processes; empty for any.</summary>
    public ImmutableArray<string> Processes { get => field.IsDefault ? [] : field; init; }

    /// <summary>Whether it is about some releases only.</summary>
    public bool IsScoped => Tags.Length + Environments.Length + Processes.Length > 0;

    /// <summary>Whether it holds a role.</summary>
    public bool Holds(Role role) => Role == role || Role == Role.Admin || role == Role.Viewer;

    /// <summary>Whether it is about a release, or a node of one.</summary>
    public bool Covers(ReleaseTarget target) =>
        (Tags.IsEmpty || target.Tags.Any(Tags.Contains))
        && (Processes.IsEmpty || Processes.Contains(target.Process))
        && (Environments.IsEmpty || CoversEnvironment(target));

    // What is done to a release as a whole reaches all its environments; who only looks may see what reaches one of theirs. An environment that nobody knows yet is none.
    private bool CoversEnvironment(ReleaseTarget target) => target.IsRead
        ? target.Environments.Any(IsMine)
        : target.Environments.Length > 0 && target.Environments.All(IsMine);

    private bool IsMine(string? environment) => environment is not null && Environments.Contains(environment);
}
