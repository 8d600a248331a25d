namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A bundle would be larger than its format allows.</summary>
public sealed class BundleTooLargeException(string message) : Exception(message);
