using System.Collections.Immutable;
using ReleaseOrchestration.Core.Audit.Bundles;

namespace ReleaseOrchestration.Cli.Audit;

/// <summary>What the verification of a bundle found.</summary>
internal sealed record BundleVerdict
{
    public required string Bundle { get; init; }

    public string? Release { get; init; }

    public bool Valid { get; init; }

    public long Entries { get; init; }

    public int Trails { get; init; }

    public int HeadsCompared { get; init; }

    public int Absent { get; init; }

    public required string ManifestSha256 { get; init; }

    public ImmutableArray<BundleFinding> Findings { get => field.IsDefault ? [] : field; init; }

    public static BundleVerdict Of(string bundle, BundleVerification found) => new()
    {
        Bundle = bundle,
        Release = found.Manifest?.Release,
        Valid = found.IsIntact,
        Entries = found.Entries,
        Trails = found.Manifest?.Trails.Length ?? 0,
        HeadsCompared = found.HeadsCompared,
        Absent = found.Manifest?.Absent.Length ?? 0,
        ManifestSha256 = found.ManifestSha256,
        Findings = found.Findings,
    };
}
