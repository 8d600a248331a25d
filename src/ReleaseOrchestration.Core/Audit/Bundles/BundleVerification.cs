using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>What the verification of a bundle found.</summary>
public sealed record BundleVerification
{
    /// <summary>What is wrong, in the order of the files; none when the bundle is as it was written.</summary>
    public ImmutableArray<BundleFinding> Findings { get => field.IsDefault ? [] : field; init; }

    /// <summary>What the bundle says it holds; null when that cannot be read.</summary>
    public BundleManifest? Manifest { get; init; }

    /// <summary>The SHA-256 of the manifest, which stands for all of the bundle.</summary>
    public string ManifestSha256 { get => field ?? string.Empty; init; }

    /// <summary>How many entries hold.</summary>
    public long Entries { get; init; }

    /// <summary>How many published heads were compared.</summary>
    public int HeadsCompared { get; init; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => Findings.IsEmpty;
}
