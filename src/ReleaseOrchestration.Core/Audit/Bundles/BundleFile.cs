namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A file of a bundle.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its hash: 64 hex digits, lower case.</param>
public sealed record BundleFile(string Name, long Size, string Sha256);
