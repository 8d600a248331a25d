using System.Globalization;

namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>The names of the files of a bundle.</summary>
public static class BundleFiles
{
    /// <summary>What the bundle holds, with the SHA-256 of each file.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The SHA-256 of the manifest, as <c>sha256sum</c> writes it.</summary>
    public const string ManifestHash = "manifest.sha256";

    /// <summary>The release: what was asked for and pinned, its runs, how they ended.</summary>
    public const string Release = "release.json";

    /// <summary>Every entry about sign-offs and broken freezes, once more.</summary>
    public const string Approvals = "approvals.jsonl";

    /// <summary>Entries of the trail of the freezes that touched the release.</summary>
    public const string Freezes = "freezes.jsonl";

    /// <summary>Entries of the system's trail about the release.</summary>
    public const string System = "system.jsonl";

    internal const string Trails = "trails/";
    internal const string Evidence = "files/";
    internal const string Definitions = "definitions/";
    internal const string Sources = "sources/";

    /// <summary>The inputs of a run, with their provenance.</summary>
    public static string Inputs(int run) => string.Create(CultureInfo.InvariantCulture, $"inputs/run-{run:D6}.json");

    /// <summary>A whole trail; numbered from 1.</summary>
    public static string Trail(int number) => string.Create(CultureInfo.InvariantCulture, $"{Trails}{number:D6}.jsonl");

    /// <summary>A file that somebody attached.</summary>
    public static string EvidenceOf(string sha256) => Evidence + sha256;

    /// <summary>A pinned process in its canonical form.</summary>
    public static string Definition(string sha256) => $"{Definitions}{sha256}.json";

    /// <summary>A definition as it was written.</summary>
    public static string Source(string sha256) => $"{Sources}{sha256}.yaml";

    /// <summary>Whether an entry is copied to <see cref="Approvals"/>.</summary>
    public static bool IsApproval(string name) => name.StartsWith("signOff.", StringComparison.Ordinal) || name.StartsWith("breakGlass.", StringComparison.Ordinal);
}
