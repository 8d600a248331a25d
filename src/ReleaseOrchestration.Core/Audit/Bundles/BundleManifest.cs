using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>What a bundle holds.</summary>
public sealed record BundleManifest
{
    /// <summary>The format that this version of the product writes.</summary>
    public const string CurrentFormat = "relo-audit-bundle/1";

    /// <summary>The format.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the product that wrote it.</summary>
    public required string Product { get; init; }

    /// <summary>The release; empty for the trails of the system.</summary>
    public required string Release { get; init; }

    /// <summary>Whether the release was purged: only its trails are left.</summary>
    public bool Purged { get; init; }

    /// <summary>The whole trails.</summary>
    public ImmutableArray<BundleTrail> Trails { get => field.IsDefault ? [] : field; init; }

    /// <summary>Hashes that entries name and the store did not have any more.</summary>
    public ImmutableArray<string> Absent { get => field.IsDefault ? [] : field; init; }

    /// <summary>All files but the manifest and its hash.</summary>
    public ImmutableArray<BundleFile> Files { get => field.IsDefault ? [] : field; init; }
}
