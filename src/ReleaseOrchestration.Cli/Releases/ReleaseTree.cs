namespace ReleaseOrchestration.Cli.Releases;

/// <summary>A release with all its nodes.</summary>
internal sealed record ReleaseTree
{
    public required ReleaseLine Release { get; init; }

    /// <summary>The release itself as a node; its children are the phases. Null for a draft.</summary>
    public ReleaseNode? Tree { get; init; }
}
