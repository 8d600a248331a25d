using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>What goes into a bundle, up to the heads that the trails had when it was asked for.</summary>
internal sealed class BundlePlan
{
    /// <summary>The whole trails.</summary>
    public required ImmutableArray<TrailHead> Trails { get; init; }

    /// <summary>Entries about sign-offs and broken freezes.</summary>
    public List<(string Trail, byte[] Body)> Approvals { get; } = [];

    /// <summary>Hashes of attached files.</summary>
    public SortedSet<string> Evidence { get; } = new(StringComparer.Ordinal);

    /// <summary>Content hashes of processes.</summary>
    public SortedSet<string> Definitions { get; } = new(StringComparer.Ordinal);

    /// <summary>The freezes that the entries name.</summary>
    public HashSet<string> Freezes { get; } = new(StringComparer.Ordinal);

    /// <summary>What the store did not have.</summary>
    public List<string> Absent { get; } = [];
}
