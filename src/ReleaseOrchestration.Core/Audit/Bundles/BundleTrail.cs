namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A trail in a bundle.</summary>
/// <param name="Trail">Its name: <c>release/run/path</c>.</param>
/// <param name="File">The file that holds it.</param>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Head">The hash of the last.</param>
public sealed record BundleTrail(string Trail, string File, long Entries, string Head);
