using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>A release with all its nodes.</summary>
internal sealed record ReleaseTree
{
    public required ReleaseLine Release { get; init; }

    /// <summary>All runs of the release, the first first.</summary>
    public ImmutableArray<ReleaseRunLine> Runs { get => field.IsDefault ? [] : field; init; }

    /// <summary>The release itself as a node; its children are the phases. Null for a draft.</summary>
    public ReleaseNode? Tree { get; init; }
}
