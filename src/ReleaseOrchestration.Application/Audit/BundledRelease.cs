using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>A release as a bundle tells it.</summary>
internal sealed record BundledRelease
{
    /// <summary>How it is.</summary>
    public required ReleaseOverview Release { get; init; }

    /// <summary>What was asked for and pinned; secrets as references.</summary>
    public required ReleaseRecord Record { get; init; }

    /// <summary>All its runs.</summary>
    public ImmutableArray<ReleaseRun> Runs { get => field.IsDefault ? [] : field; init; }

    /// <summary>The texts, as they were written, of the process and the input set.</summary>
    public ImmutableArray<BundledSource> Sources { get => field.IsDefault ? [] : field; init; }
}
